using Escouade.Content;
using Escouade.Content.Entries;
using Escouade.Content.Experts;
using Escouade.Content.Site;
using Escouade.Content.Text;
using Escouade.Platform.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.People;

/// <summary>Gives an expert's public profile.</summary>
internal static class GetExpert
{
    /// <param name="IsFormer">Whether they have left; what they wrote stays under their name.</param>
    /// <param name="Count">How many entries are theirs.</param>
    /// <param name="Kinds">The same by kind: <c>article</c>, <c>audio</c>, <c>video</c>; none of a kind that they have none of.</param>
    internal sealed record Response(
        string Slug,
        string Name,
        string? Title,
        string? Organisation,
        string? Region,
        IReadOnlyList<string> Fields,
        ExpertCapacity? Capacity,
        ExpertAvailability? Availability,
        string? Since,
        bool IsExample,
        bool IsFormer,
        int Count,
        IReadOnlyDictionary<string, int> Kinds,
        IReadOnlyList<string> Languages,
        IReadOnlyList<string> Links,
        CardCover? Photo,
        string BiographyHtml);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods("/api/experts/{slug}", Reads.Methods, HandleAsync)
            .WithName(nameof(GetExpert))
            .WithSummary("Gives an expert's public profile.")
            .WithTags("experts")
            .Produces<Response>()
            .ProducesProblems(StatusCodes.Status404NotFound)
            .AllowAnonymous();

    private static async Task<Results<SnapshotResult, ProblemHttpResult>> HandleAsync(string slug, SiteReader site, ISiteFiles files, IExpertViews views)
        => Slug.IsValid(slug) && await site.ReadAsync(SiteFileNames.Expert(slug), async known
            => await files.ReadAsync(SiteFileNames.Expert(slug), known, CancellationToken.None) ?? await views.BuildAsync(slug, CancellationToken.None)) is { } snapshot
            ? new SnapshotResult(snapshot)
            : Problems.Of(StatusCodes.Status404NotFound);
}
