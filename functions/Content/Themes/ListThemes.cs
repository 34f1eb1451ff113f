using Escouade.Content.Lists;
using Escouade.Content.Site;
using Escouade.Platform.Http;

namespace Escouade.Content.Themes;

/// <summary>Lists the themes with how many entries each has.</summary>
internal static class ListThemes
{
    internal sealed record Response(IReadOnlyList<Item> Items);
    internal sealed record Item(string Slug, string Name, string NameEn, string Description, int Count);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods("/api/themes", Reads.Methods, HandleAsync)
            .WithName(nameof(ListThemes))
            .WithSummary("Lists the themes with how many entries each has.")
            .WithTags("themes")
            .Produces<Response>()
            .AllowAnonymous();

    public static async Task<Snapshot> BuildAsync(IEntryLists lists, CancellationToken cancellationToken)
    {
        var counts = (await lists.ReadCountsAsync("theme", cancellationToken)).ToDictionary(count => count.Slug, count => count.Count);
        var themes = ThemeCatalogue.All.Select(theme
            => new Item(theme.Slug, theme.Name, theme.NameEn, theme.Description, counts.GetValueOrDefault(theme.Slug)));
        return Snapshot.OfJson(new Response([.. themes]), ContentJson.Wire.ListThemesResponse, quality: 9);
    }

    private static async Task<SnapshotResult> HandleAsync(SiteReader site, ISiteFiles files, IEntryLists lists)
        => new((await site.ReadAsync(SiteFileNames.Themes, async known
            => await files.ReadAsync(SiteFileNames.Themes, known, CancellationToken.None) ?? await BuildAsync(lists, CancellationToken.None)))!);
}
