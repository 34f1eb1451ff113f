using Escouade.Content.Experts;
using Escouade.Content.Lists;
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

    private static async Task<SnapshotResult> HandleAsync(SiteReader site, IExpertStore experts, IEntryLists lists)
        => new((await site.ReadAsync(SiteFileNames.Experts, async _ => await BuildAsync(experts, lists)))!);

    private static async Task<Snapshot> BuildAsync(IExpertStore experts, IEntryLists lists)
    {
        var counts = (await lists.ReadCountsAsync("expert", CancellationToken.None)).ToDictionary(count => count.Slug, count => count.Count);
        var items = (await experts.ListAsync(CancellationToken.None)).Select(expert => expert.Profile).Select(profile => new Item(
            profile.Slug, profile.Name, profile.Title, profile.Organisation, profile.Region, profile.Fields, profile.IsExample, counts.GetValueOrDefault(profile.Slug)));
        return Snapshot.OfJson(new Response([.. items]), PeopleJson.Wire.ListExpertsResponse, quality: 9);
    }
}
