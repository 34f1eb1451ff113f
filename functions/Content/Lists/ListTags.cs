using Escouade.Content.Site;
using Escouade.Platform.Http;

namespace Escouade.Content.Lists;

/// <summary>Lists the tags in use with how many entries each has, the most used first.</summary>
internal static class ListTags
{
    internal sealed record Response(IReadOnlyList<ValueCount> Items);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods("/api/tags", Reads.Methods, HandleAsync)
            .WithName(nameof(ListTags))
            .WithSummary("Lists the tags in use with how many entries each has, the most used first.")
            .WithTags("tags")
            .Produces<Response>()
            .AllowAnonymous();

    public static async Task<Snapshot> BuildAsync(IEntryLists lists, CancellationToken cancellationToken)
    {
        var counts = await lists.ReadCountsAsync("tag", cancellationToken);
        var tags = counts.OrderByDescending(tag => tag.Count).ThenBy(tag => tag.Slug, StringComparer.Ordinal);
        return Snapshot.OfJson(new Response([.. tags]), ContentJson.Wire.ListTagsResponse, quality: 9);
    }

    private static async Task<SnapshotResult> HandleAsync(SiteReader site, ISiteFiles files, IEntryLists lists)
        => new((await site.ReadAsync(SiteFileNames.Tags, async known
            => await files.ReadAsync(SiteFileNames.Tags, known, CancellationToken.None) ?? await BuildAsync(lists, CancellationToken.None)))!);
}
