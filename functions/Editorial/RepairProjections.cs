using System.Text.Json.Serialization.Metadata;
using Escouade.Content.Entries;
using Escouade.Content.Experts;
using Escouade.Content.Searching;
using Escouade.Editorial.Profiles;
using Escouade.Platform.Storage;
using Escouade.Platform.Triggers;

namespace Escouade.Editorial;

/// <summary>Finds what a crash or a lost message left undone after a commit, and asks for it again.</summary>
internal static class RepairProjections
{
    public sealed record Message(bool IsPastDue);

    // What was committed a moment ago has its own message under way.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapTimer(nameof(RepairProjections), "0 * * * * *", RunAsync);

    public static async Task RunAsync(
        Message message, IEntryStore store, IExpertStore experts, ProfilePublisher profiles, ISearchIndex search, IWorkQueue queue, IPoisonQueues poison, TimeProvider clock, ILogger<Publisher> logger,
        CancellationToken cancellationToken)
    {
        var asked = await TakeUpAgainAsync(StorageNames.PoisonProjections, StorageNames.ProjectEntry, EditorialJson.Default.ProjectEntryMessage, queue, poison, cancellationToken);
        await TakeUpAgainAsync(StorageNames.PoisonExperts, StorageNames.ProjectExpert, EditorialJson.Default.ProjectExpertMessage, queue, poison, cancellationToken);
        await TakeUpAgainAsync(StorageNames.PoisonRebuilds, StorageNames.RebuildIndex, EditorialJson.Default.RebuildIndexMessage, queue, poison, cancellationToken);
        await TakeUpAgainAsync(StorageNames.PoisonRefreshes, StorageNames.RefreshSite, EditorialJson.Default.RefreshSiteMessage, queue, poison, cancellationToken);

        var before = clock.GetUtcNow() - Patience;
        await foreach (var head in store.ListUnprojectedAsync(cancellationToken))
        {
            if (head.UpdatedAt > before || asked.Contains(new(head.Id)))
                continue;
            logger.LogWarning("Entry {Id} is published since {At} and not projected; asking again.", head.Id, head.UpdatedAt);
            await queue.SendAsync(StorageNames.ProjectEntry, new ProjectEntry.Message(head.Id), EditorialJson.Default.ProjectEntryMessage, cancellationToken: cancellationToken);
        }
        foreach (var expert in await experts.ListPendingAsync(cancellationToken))
            await profiles.RecordAsync(expert, cancellationToken);
        // A new version of the app that searches other fields: its index is filled beside the one in use.
        if (await search.IsOutdatedAsync(cancellationToken))
            await RebuildIndex.AskAsync(queue, new(IsFilling: false), TimeSpan.Zero, cancellationToken);
        await search.RefreshSynonymsAsync(cancellationToken);
        // Lists are marked before their refresh is asked for: a mark that stayed is one whose message was lost.
        await queue.SendAsync(StorageNames.RefreshSite, new RefreshSite.Message(), EditorialJson.Default.RefreshSiteMessage, cancellationToken: cancellationToken);
    }

    /// <summary>Puts back what the host gave up on, each message once: an outage that lasts brings the same ones back every minute.</summary>
    private static async Task<IReadOnlySet<T>> TakeUpAgainAsync<T>(
        string from, string to, JsonTypeInfo<T> json, IWorkQueue queue, IPoisonQueues poison, CancellationToken cancellationToken)
        where T : class
    {
        var asked = new HashSet<T>();
        await foreach (var (message, doneAsync) in poison.TakeAsync(from, cancellationToken))
        {
            if (message.Read(json) is not { } work)
                continue;
            if (asked.Add(work))
                await queue.SendAsync(to, work, json, cancellationToken: cancellationToken);
            await doneAsync();
        }
        return asked;
    }
}
