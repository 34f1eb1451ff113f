using Escouade.Content.Experts;
using Escouade.Content.Site;
using Escouade.Platform.Http;

namespace Escouade.People;

/// <summary>Lists the experts with how many entries each has.</summary>
internal static class ListExperts
{
    internal sealed record Response(IReadOnlyList<Item> Items);
    internal sealed record Item(string Slug, string Name, string? Title, string? Organisation, string? Region, IReadOnlyList<string> Fields, bool IsExample, int Count);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods("/api/experts", Reads.Methods, HandleAsync)
            .WithName(nameof(ListExperts))
            .WithSummary("Lists the experts with how many entries each has.")
            .WithTags("experts")
            .Produces<Response>()
            .AllowAnonymous();

    private static async Task<SnapshotResult> HandleAsync(SiteReader site, ISiteFiles files, IExpertViews views)
        => new((await site.ReadAsync(SiteFileNames.Experts, async known
            => await files.ReadAsync(SiteFileNames.Experts, known, CancellationToken.None) ?? await views.BuildListAsync(CancellationToken.None)))!);
}
