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
        // What an earlier turn wrote after somebody else had cleared it, the entry's row knows nothing of.
        var written = new HashSet<ListRow>();
        while (await store.FindAsync(message.Id, cancellationToken) is { } head)
        {
            written.UnionWith(head.Listed);
            var rows = head.IsPublished
                ? await ShowAsync(head, written, store, views, site, lists, search, cancellationToken)
                : await HideAsync(head, written, site, lists, search, cancellationToken);
            written.UnionWith(rows);
            await refresh.AskAsync(cancellationToken);

            // Where a newer revision was committed meanwhile, what was just written may lie on top of it: once more.
            if (await IsStillAsync(head, rows, store, cancellationToken))
                return;
        }
    }

    /// <returns>Where the entry stands in lists now.</returns>
    private static async Task<ListRow[]> ShowAsync(
        EntryHead head, HashSet<ListRow> written, IEntryStore store, EntryViews views, ISiteFiles site, IEntryLists lists, ISearchIndex search, CancellationToken cancellationToken)
    {
        var document = await store.ReadRevisionAsync(head.Revision, cancellationToken);
        var view = await views.BuildAsync(head, document, cancellationToken);
        var row = ListKey.Row(head.PublishedAt, head.Id);
        ListRow[] rows = [.. ListKey.For(document).Select(list => new ListRow(list, row))];

        await Task.WhenAll(
            site.WriteAsync(SiteFileNames.Entry(head.Slug), Snapshot.OfJson(view.Page, ContentJson.Wire.EntryPage), cancellationToken),
            DeleteAsync(head.FormerSlugs, site, cancellationToken),
            lists.PutAsync(view.Item, rows, [.. written.Except(rows)], cancellationToken),
            search.PutAsync(new SearchableEntry(head.Id, view.Item, view.Text, document.Tools, SearchableEntry.UsefulnessOf(document)), cancellationToken));
        return rows;
    }

    /// <returns>No row: it is nowhere.</returns>
    private static async Task<ListRow[]> HideAsync(
        EntryHead head, HashSet<ListRow> written, ISiteFiles site, IEntryLists lists, ISearchIndex search, CancellationToken cancellationToken)
    {
        await Task.WhenAll(
            DeleteAsync([head.Slug, .. head.FormerSlugs], site, cancellationToken),
            lists.RemoveAsync([.. written], cancellationToken),
            search.RemoveAsync(head.Id, cancellationToken));
        return [];
    }

    private static Task DeleteAsync(IEnumerable<string> slugs, ISiteFiles site, CancellationToken cancellationToken)
        => Task.WhenAll(slugs.Select(slug => site.DeleteAsync(SiteFileNames.Entry(slug), cancellationToken)));

    private static async Task<bool> IsStillAsync(EntryHead head, ListRow[] rows, IEntryStore store, CancellationToken cancellationToken)
        => head.IsProjected
            ? (await store.FindAsync(head.Id, cancellationToken))?.ETag == head.ETag
            : await store.CommitAsync(head with { Listed = rows, IsProjected = true }, cancellationToken) is not null;
}
