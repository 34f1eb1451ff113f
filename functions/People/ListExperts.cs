using System.Text.Json;
using Escouade.Content;
using Escouade.Content.Experts;
using Escouade.Content.Site;
using Escouade.Platform.Http;

namespace Escouade.People;

/// <summary>Lists the experts, of a field, a region or a language, with how many entries each has.</summary>
internal static class ListExperts
{
    internal sealed record Response(IReadOnlyList<Item> Items, FacetList Facets);

    /// <param name="Languages">Codes, or names of others in the expert's words.</param>
    internal sealed record Item(
        string Slug, string Name, string? Title, string? Organisation, string? Region, IReadOnlyList<string> Fields, IReadOnlyList<string> Languages,
        ExpertCapacity? Capacity, ExpertAvailability? Availability, bool IsExample, int Count);

    /// <summary>What other choices there are, those that show the most first.</summary>
    internal sealed record FacetList(IReadOnlyList<FacetValue> Field, IReadOnlyList<FacetValue> Region, IReadOnlyList<FacetValue> Language);

    internal sealed record FacetValue(string Value, string Name, int Count);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods("/api/experts", Reads.Methods, HandleAsync)
            .WithName(nameof(ListExperts))
            .WithSummary("Lists the experts, of a field, a region or a language, with how many entries each has.")
            .WithTags("experts")
            .Produces<Response>()
            .AllowAnonymous();

    private static async Task<SnapshotResult> HandleAsync(string? field, string? region, string? language, SiteReader site, ISiteFiles files, IExpertViews views)
    {
        var everybody = (await site.ReadAsync(SiteFileNames.Experts, async known
            => await files.ReadAsync(SiteFileNames.Experts, known, CancellationToken.None) ?? await views.BuildListAsync(CancellationToken.None)))!;
        if (field is null && region is null && language is null)
            return new(everybody);
        // There are hundreds, in memory already: choosing among them asks storage nothing.
        var all = JsonSerializer.Deserialize(everybody.Plain, PeopleJson.Wire.ListExpertsResponse)!.Items;
        return new(Snapshot.OfJson(Directory.Of(all, new(Chosen(field), Chosen(region), Chosen(language))), PeopleJson.Wire.ListExpertsResponse));
    }

    private static string? Chosen(string? text) => string.IsNullOrWhiteSpace(text) ? null : Content.Text.Slug.From(text);
}
