using Escouade.Content;
using Escouade.Content.Entries;
using Escouade.Content.Lists;
using Escouade.Content.Searching;
using Escouade.Content.Site;

namespace Escouade.Editorial;

/// <summary>Writes an entry to wherever readers find it, or takes it away from there. Idempotent.</summary>
internal sealed class EntryProjection(
    IEntryStore store, EntryViews views, IMediaLibrary library, ISiteFiles site, IEntryLists lists, ISearchIndex search, SiteRefresh refresh, TimeProvider clock, ILogger<EntryProjection> logger)
{
    // By then the next repair is near, and asks again.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(2);

    /// <param name="head">What is committed.</param>
    /// <param name="written">Rows that lists may hold of it.</param>
    /// <param name="cancellationToken">Stops between two writes.</param>
    /// <returns>Where the entry stands in lists now.</returns>
    public async Task<IReadOnlyList<ListRow>> ShowAsync(EntryHead head, IReadOnlySet<ListRow> written, CancellationToken cancellationToken)
    {
        var document = await store.ReadRevisionAsync(head.Revision, cancellationToken);
        // Before it is looked at: what changes from then on is shown by another turn.
        if (document.Media is { } media)
            await library.NoteUseAsync(media, head.Id, cancellationToken);
        var view = await views.BuildAsync(head, document, cancellationToken);
        if (document.Media is { } heard && view.Tags is { } tags)
            await library.TagAsync(heard, head.Id, tags, cancellationToken);
        var row = ListKey.Row(head.PublishedAt, head.Id);
        ListRow[] rows = [.. ListKey.For(document).Select(list => new ListRow(list, row))];

        await Task.WhenAll(
            ShowInSiteAsync(),
            search.PutAsync(
                new SearchableEntry(head.Id, view.Item, view.Speech is null ? view.Text : $"{view.Text}\n{view.Speech.Text}", document.Tools, SearchableEntry.UsefulnessOf(document)) { Speech = view.Speech }, cancellationToken));
        return rows;

        async Task ShowInSiteAsync()
        {
            // Before its lists are marked: a refresh that sees the mark lets every process read the page anew.
            await Task.WhenAll(
                site.WriteAsync(SiteFileNames.Entry(head.Slug), Snapshot.OfJson(view.Page, ContentJson.Wire.EntryPage), cancellationToken),
                DeleteAsync(head.FormerSlugs, cancellationToken));
            await lists.PutAsync(view.Item, rows, [.. written.Except(rows)], cancellationToken);
            await refresh.AskAsync(cancellationToken);
        }
    }

    /// <inheritdoc cref="ShowAsync"/>
    /// <returns>No row: it is nowhere.</returns>
    public async Task<IReadOnlyList<ListRow>> HideAsync(EntryHead head, IReadOnlySet<ListRow> written, CancellationToken cancellationToken)
    {
        await Task.WhenAll(HideFromSiteAsync(), HideFromSearchAsync(head.Id, cancellationToken));
        return [];

        async Task HideFromSiteAsync()
        {
            await DeleteAsync([head.Slug, .. head.FormerSlugs], cancellationToken);
            await lists.RemoveAsync([.. written], cancellationToken);
            await refresh.AskAsync(cancellationToken);
        }
    }

    /// <summary>Waits for a service that is silent: what was withdrawn must not be found once it speaks again, nor wait for the next repair.</summary>
    private async Task HideFromSearchAsync(string id, CancellationToken cancellationToken)
    {
        var silentSince = clock.GetTimestamp();
        while (true)
        {
            try
            {
                await search.RemoveAsync(id, cancellationToken);
                return;
            }
            catch (Exception silence) when (!cancellationToken.IsCancellationRequested && clock.GetElapsedTime(silentSince) < LongestSilence)
            {
                logger.LogWarning(silence, "Entry {Id} is withdrawn, and search does not take it out; trying again.", id);
                await Task.Delay(BetweenTries, clock, cancellationToken);
            }
        }
    }

    private Task DeleteAsync(IEnumerable<string> slugs, CancellationToken cancellationToken)
        => Task.WhenAll(slugs.Select(slug => site.DeleteAsync(SiteFileNames.Entry(slug), cancellationToken)));
}
