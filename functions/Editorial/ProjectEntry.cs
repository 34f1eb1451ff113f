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
                ? await ShowAsync(head, written, store, views, site, lists, search, refresh, cancellationToken)
                : await HideAsync(head, written, site, lists, search, refresh, cancellationToken);
            written.UnionWith(rows);

            // Where a newer revision was committed meanwhile, what was just written may lie on top of it: once more.
            if (await IsStillAsync(head, rows, store, cancellationToken))
                return;
        }
    }

    /// <returns>Where the entry stands in lists now.</returns>
    private static async Task<ListRow[]> ShowAsync(
        EntryHead head, HashSet<ListRow> written, IEntryStore store, EntryViews views, ISiteFiles site, IEntryLists lists, ISearchIndex search, SiteRefresh refresh,
        CancellationToken cancellationToken)
    {
        var document = await store.ReadRevisionAsync(head.Revision, cancellationToken);
        var view = await views.BuildAsync(head, document, cancellationToken);
        var row = ListKey.Row(head.PublishedAt, head.Id);
        ListRow[] rows = [.. ListKey.For(document).Select(list => new ListRow(list, row))];

        await Task.WhenAll(
            ShowInSiteAsync(),
            search.PutAsync(new SearchableEntry(head.Id, view.Item, view.Text, document.Tools, SearchableEntry.UsefulnessOf(document)), cancellationToken));
        return rows;

        async Task ShowInSiteAsync()
        {
            // Before its lists are marked: a refresh that sees the mark lets every process read the page anew.
            await Task.WhenAll(
                site.WriteAsync(SiteFileNames.Entry(head.Slug), Snapshot.OfJson(view.Page, ContentJson.Wire.EntryPage), cancellationToken),
                DeleteAsync(head.FormerSlugs, site, cancellationToken));
            await lists.PutAsync(view.Item, rows, [.. written.Except(rows)], cancellationToken);
            await refresh.AskAsync(cancellationToken);
        }
    }

    /// <returns>No row: it is nowhere.</returns>
    private static async Task<ListRow[]> HideAsync(
        EntryHead head, HashSet<ListRow> written, ISiteFiles site, IEntryLists lists, ISearchIndex search, SiteRefresh refresh, CancellationToken cancellationToken)
    {
        await Task.WhenAll(HideFromSiteAsync(), search.RemoveAsync(head.Id, cancellationToken));
        return [];

        async Task HideFromSiteAsync()
        {
            await DeleteAsync([head.Slug, .. head.FormerSlugs], site, cancellationToken);
            await lists.RemoveAsync([.. written], cancellationToken);
            await refresh.AskAsync(cancellationToken);
        }
    }

    private static Task DeleteAsync(IEnumerable<string> slugs, ISiteFiles site, CancellationToken cancellationToken)
        => Task.WhenAll(slugs.Select(slug => site.DeleteAsync(SiteFileNames.Entry(slug), cancellationToken)));

    private static async Task<bool> IsStillAsync(EntryHead head, ListRow[] rows, IEntryStore store, CancellationToken cancellationToken)
        => head.IsProjected
            ? (await store.FindAsync(head.Id, cancellationToken))?.ETag == head.ETag
            : await store.CommitAsync(head with { Listed = rows, IsProjected = true }, cancellationToken) is not null;
}
