using Escouade.Content.Experts;
using Escouade.Content.Lists;
using Escouade.Content.Site;
using Escouade.Content.Themes;
using Escouade.Platform.Triggers;

namespace Escouade.Editorial;

/// <summary>Writes the snapshots of the lists that changed, and tells every process that the site did.</summary>
internal static class RefreshSite
{
    public sealed record Message;

    private static readonly IReadOnlyList<string> Counted = ["theme", "tag", "expert"];

    // Two at once would write the same lists twice over. Another process may all the same.
    private static readonly SemaphoreSlim One = new(1);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapQueue(nameof(RefreshSite), Platform.Storage.StorageNames.RefreshSite, RunAsync);

    public static async Task RunAsync(Message message, IEntryLists lists, ListPages pages, IExpertViews experts, ISiteFiles site, SiteRefresh refresh, CancellationToken cancellationToken)
    {
        await One.WaitAsync(cancellationToken);
        try
        {
            if (!await RefreshAsync(lists, pages, experts, site, cancellationToken))
                await refresh.AskAsync(cancellationToken);
        }
        finally
        {
            One.Release();
        }
    }

    /// <returns>Whether it is done; otherwise what was written may lie on top of something newer, and is marked to be written again.</returns>
    private static async Task<bool> RefreshAsync(IEntryLists lists, ListPages pages, IExpertViews experts, ISiteFiles site, CancellationToken cancellationToken)
    {
        var changed = await lists.ReadChangedAsync(cancellationToken);
        if (changed.Count == 0)
            return true;

        await Parallel.ForEachAsync(changed, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellationToken }, async (list, token) =>
        {
            var (filter, value) = list.List.Split('=') is [var key, var text] ? (key, text) : ("", "");
            KeyValuePair<string, string>[] filters = filter.Length > 0 ? [new(filter, value)] : [];
            await site.WriteAsync(SiteFileNames.List(list.List), await pages.BuildAsync(filters, after: null, ListPages.UsualLimit, token), token);
            if (Counted.Contains(filter))
                await lists.SaveCountAsync(filter, await CountAsync(filter, value, list.List, lists, token), token);
        });
        await site.WriteAsync(SiteFileNames.Themes, await ListThemes.BuildAsync(lists, cancellationToken), cancellationToken);
        await site.WriteAsync(SiteFileNames.Tags, await ListTags.BuildAsync(lists, cancellationToken), cancellationToken);
        await RefreshExpertsAsync([.. changed.Select(list => list.List.Split('=')).Where(list => list[0] == "expert").Select(list => list[1])], experts, site, cancellationToken);

        await site.StampAsync(cancellationToken);
        var crossed = await lists.ClearChangedAsync(changed, cancellationToken);
        foreach (var list in crossed)
            await lists.MarkChangedAsync(list, cancellationToken);
        return crossed.Count == 0;
    }

    /// <param name="slugs">Whose profile changed, or what they wrote.</param>
    private static async Task RefreshExpertsAsync(IReadOnlyList<string> slugs, IExpertViews experts, ISiteFiles site, CancellationToken cancellationToken)
    {
        if (slugs.Count == 0)
            return;
        await site.WriteAsync(SiteFileNames.Experts, await experts.BuildListAsync(cancellationToken), cancellationToken);
        foreach (var slug in slugs)
        {
            if (await experts.BuildAsync(slug, cancellationToken) is { } profile)
                await site.WriteAsync(SiteFileNames.Expert(slug), profile, cancellationToken);
        }
    }

    private static async Task<ValueCount> CountAsync(string filter, string value, string list, IEntryLists lists, CancellationToken cancellationToken)
    {
        var name = value;
        if (filter == "tag" && await lists.ReadAsync(list, after: null, 1, cancellationToken).FirstOrDefaultAsync(cancellationToken) is (_, { } newest))
            name = newest.Tags.FirstOrDefault(tag => tag.Slug == value)?.Name ?? value;
        return new(value, name, await lists.CountAsync(list, cancellationToken));
    }
}
