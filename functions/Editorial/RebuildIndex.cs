using System.Globalization;
using Escouade.Content.Entries;
using Escouade.Content.Experts;
using Escouade.Content.Searching;
using Escouade.Content.Site;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Escouade.Platform.Limits;
using Escouade.Platform.Storage;
using Escouade.Platform.Triggers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Editorial;

/// <summary>Fills a new search index beside the one that readers use, and puts it in its place once it holds as much.</summary>
internal static class RebuildIndex
{
    private const string Address = "/api/staff/search/rebuild";

    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(2);

    /// <param name="IsFilling">False for the first message of a rebuild; true for those that look whether it is done.</param>
    public sealed record Message(bool IsFilling);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapQueue(nameof(RebuildIndex), StorageNames.RebuildIndex, RunAsync);
        app.MapPost(Address, HandleAsync)
            .WithName("AskForRebuild")
            .WithSummary("Fills a new search index and puts it in the place of the one in use.")
            .WithTags("staff")
            .Produces(StatusCodes.Status202Accepted)
            .WithLimit(RateLimits.Writes)
            .RequireAuthorization(Policies.Staff);
        app.MapMethods(Address, Reads.Methods, FindStateAsync)
            .WithName("GetRebuild")
            .WithSummary("Says which index readers search, and how far the one is that is to take its place.")
            .WithTags("staff")
            .Produces<IndexState>()
            .RequireAuthorization(Policies.Staff);
    }

    public static async Task RunAsync(Message message, IEntryStore store, IExpertStore experts, ISearchIndex search, IWorkQueue queue, CancellationToken cancellationToken)
    {
        if (!message.IsFilling)
        {
            await search.BeginRebuildAsync(cancellationToken);
            await foreach (var id in store.ListPublishedIdsAsync(cancellationToken))
                await queue.SendAsync(StorageNames.ProjectEntry, new ProjectEntry.Message(id), EditorialJson.Default.ProjectEntryMessage, cancellationToken: cancellationToken);
            foreach (var expert in await experts.ListAsync(cancellationToken))
                await ProjectExpert.AskAsync(queue, expert.Profile.Slug, cancellationToken);
        }
        else if (await search.SwapAsync(await CountAsync(store, experts, cancellationToken), cancellationToken))
        {
            return;
        }
        await AskAsync(queue, new(IsFilling: true), LookAgain, cancellationToken);
    }

    public static Task AskAsync(IWorkQueue queue, Message message, TimeSpan delay, CancellationToken cancellationToken)
        => queue.SendAsync(StorageNames.RebuildIndex, message, EditorialJson.Default.RebuildIndexMessage, delay, cancellationToken);

    private static async Task<long> CountAsync(IEntryStore store, IExpertStore experts, CancellationToken cancellationToken)
        => await store.ListPublishedIdsAsync(cancellationToken).LongCountAsync(cancellationToken) + (await experts.ListAsync(cancellationToken)).Count(expert => !expert.IsFormer);

    private static async Task<Accepted> HandleAsync(HttpContext context, IWorkQueue queue, CancellationToken cancellationToken)
    {
        await AskAsync(queue, new(IsFilling: false), TimeSpan.Zero, cancellationToken);
        context.Response.Headers.RetryAfter = LookAgain.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        return TypedResults.Accepted(Address);
    }

    private static async Task<SnapshotResult> FindStateAsync(ISearchIndex search, CancellationToken cancellationToken)
        => new(Snapshot.OfJson(await search.FindStateAsync(cancellationToken), EditorialJson.Wire.IndexState), isPrivate: true);
}
