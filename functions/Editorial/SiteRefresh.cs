using Escouade.Platform.Storage;

namespace Escouade.Editorial;

/// <summary>Asks for <see cref="RefreshSite"/>, once for all that changes in a moment.</summary>
internal sealed class SiteRefresh(IWorkQueue queue, TimeProvider clock)
{
    private static readonly TimeSpan Gathered = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private long askedAt;

    public async Task AskAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            // The message that is still unseen will find this change too: what changed is in the table, not in the message.
            if (askedAt != 0 && clock.GetElapsedTime(askedAt) < Gathered - TimeSpan.FromMilliseconds(200))
                return;
            askedAt = clock.GetTimestamp();
        }
        await queue.SendAsync(StorageNames.RefreshSite, new RefreshSite.Message(), EditorialJson.Default.RefreshSiteMessage, Gathered, cancellationToken);
    }
}
