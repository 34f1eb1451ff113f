using Escouade.Content;
using Escouade.Content.Entries;
using Escouade.Content.Lists;
using Escouade.Content.Searching;
using Escouade.Content.Site;
using Escouade.Platform.Triggers;

namespace Escouade.Editorial;

/// <summary>Brings an entry's snapshot, its rows in lists and its place in search in step with what is committed.</summary>
internal static class ProjectEntry
{
    public sealed record Message(string Id);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapQueue(nameof(ProjectEntry), Platform.Storage.StorageNames.ProjectEntry, RunAsync);

    public static async Task RunAsync(
        Message message, IEntryStore store, EntryViews views, ISiteFiles site, IEntryLists lists, ISearchIndex search, SiteRefresh refresh,
        CancellationToken cancellationToken)
    {
        while (await store.FindAsync(message.Id, cancellationToken) is { } head)
        {
            var document = await store.ReadRevisionAsync(head.Revision, cancellationToken);
            var view = await views.BuildAsync(head, document, cancellationToken);
            var row = ListKey.Row(head.PublishedAt, head.Id);
            ListRow[] rows = [.. ListKey.For(document).Select(list => new ListRow(list, row))];

            await Task.WhenAll(
                site.WriteAsync(SiteFileNames.Entry(head.Slug), Snapshot.OfJson(view.Page, ContentJson.Wire.EntryPage), cancellationToken),
                Task.WhenAll(head.FormerSlugs.Select(former => site.DeleteAsync(SiteFileNames.Entry(former), cancellationToken))),
                lists.PutAsync(view.Item, rows, [.. head.Listed.Except(rows)], cancellationToken),
                search.PutAsync(new(head.Id, view.Item, view.Text, document.Tools), cancellationToken));
            await refresh.AskAsync(cancellationToken);

            // Where a newer revision was committed meanwhile, what was just written may lie on top of it: once more.
            if (await IsStillAsync(head, rows, store, cancellationToken))
                return;
        }
    }

    private static async Task<bool> IsStillAsync(EntryHead head, ListRow[] rows, IEntryStore store, CancellationToken cancellationToken)
        => head.IsProjected
            ? (await store.FindAsync(head.Id, cancellationToken))?.ETag == head.ETag
            : await store.CommitAsync(head with { Listed = rows, IsProjected = true }, cancellationToken) is not null;
}
