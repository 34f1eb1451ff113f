using Escouade.Media.Renditions;
using Escouade.Media.Uploads;
using Escouade.Platform.Storage;
using Microsoft.Extensions.Options;

namespace Escouade.Media.Quarantine;

/// <summary>Keeps what was sent from all that would be made of it until somebody looked at it.</summary>
internal sealed class Quarantine(IMediaStore media, IUploadFiles files, MediaInspector inspector, MediaChanges changes, MediaSteps steps, IWorkQueue queue, IOptions<QuarantineOptions> options)
{
    // A scanner takes seconds of most files, minutes of the largest.
    private static readonly TimeSpan UntilNextLook = TimeSpan.FromSeconds(20);

    // Ten minutes; from then on those of RepairMedia are often enough.
    public const int MostLooks = 30;

    /// <summary>Looks at all that came for a medium, and asks for what is made of it where it is usable. May be done again.</summary>
    /// <param name="id">Of the medium.</param>
    /// <param name="looks">How many more there are to be while the scanner says nothing.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    public async Task LookAsync(string id, int looks, CancellationToken cancellationToken)
    {
        // Until the verdict on all that is there now is stored: something newer may come while it is looked at.
        while (await FindUnseenAsync(id, cancellationToken) is var (item, file, sent))
        {
            var scan = options.Value.AwaitsScan ? await files.FindScanAsync(id, file, cancellationToken) : ScanVerdict.Clean;
            if (scan is ScanVerdict.Awaited)
            {
                await HoldAsync(item, file, looks, cancellationToken);
                return;
            }
            var (content, fault) = scan is ScanVerdict.Malicious ? (null, MediaFault.Malicious)
                : file == item.Replacement && await IsSubmittedAsync(item, file, cancellationToken) ? (null, MediaFault.Submitted)
                : await inspector.LookAsync(id, file, sent, cancellationToken);
            await media.SaveAsync(item.With(file with { Source = sent.ETag, Fault = fault }, content), cancellationToken);
        }
        if (await media.FindAsync(id, cancellationToken) is { } seen)
            await steps.AskAsync(seen, cancellationToken);
    }

    private async Task<bool> IsSubmittedAsync(MediaItem item, MediaFile file, CancellationToken cancellationToken)
        => !file.IsVouchedFor && await changes.IsSubmittedAsync(item.Id, cancellationToken);

    private async Task HoldAsync(MediaItem item, MediaFile file, int looks, CancellationToken cancellationToken)
    {
        if (file == item.File && item.State is MediaState.Awaited or MediaState.Refused)
            await media.SaveAsync(item with { State = MediaState.Held }, cancellationToken);
        if (looks > 0)
            await queue.SendAsync(StorageNames.InspectUpload, new InspectUpload.Message(item.Id, looks - 1), MediaJson.Wire.InspectUploadMessage, UntilNextLook, cancellationToken);
    }

    private async Task<(MediaItem Item, MediaFile File, UploadedFile Sent)?> FindUnseenAsync(string id, CancellationToken cancellationToken)
    {
        if (await media.FindAsync(id, cancellationToken) is not { } item)
            return null;
        foreach (var file in (MediaFile?[])[item.Replacement, item.File])
        {
            if (file is null || await files.FindAsync(id, file, cancellationToken) is not { } sent || sent.ETag == file.Source)
                continue;
            // Sent once more to an address that still takes it, over what was approved: nothing is made of it, and people play what there was.
            var isOver = file == item.File && file is { Source: not null, Fault: null };
            if (!isOver || !await IsSubmittedAsync(item, file, cancellationToken))
                return (item, file, sent);
        }
        return null;
    }
}
