using Escouade.Content.Entries;
using Escouade.Content.Experts;
using Escouade.Content.Images;
using Escouade.Content.Lists;
using Escouade.Content.Site;
using Escouade.Content.Text;
using Escouade.Platform.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.People;

/// <summary>Gives an expert's public profile.</summary>
internal static class GetExpert
{
    internal sealed record Response(
        string Slug,
        string Name,
        string? Title,
        string? Organisation,
        string? Region,
        IReadOnlyList<string> Fields,
        bool IsExample,
        int Count,
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

    private static async Task<Results<SnapshotResult, ProblemHttpResult>> HandleAsync(
        string slug, SiteReader site, IExpertStore experts, IEntryLists lists, IImageStore images, EntryRenderer renderer)
        => Slug.IsValid(slug) && await site.ReadAsync(SiteFileNames.Expert(slug), async _ => await BuildAsync(slug, experts, lists, images, renderer)) is { } snapshot
            ? new SnapshotResult(snapshot)
            : Problems.Of(StatusCodes.Status404NotFound);

    private static async Task<Snapshot?> BuildAsync(string slug, IExpertStore experts, IEntryLists lists, IImageStore images, EntryRenderer renderer)
    {
        var all = await experts.ListAsync(CancellationToken.None);
        if (all.FirstOrDefault(expert => expert.Profile.Slug == slug) is not var (profile, photo))
            return null;
        var counts = await lists.ReadCountsAsync("expert", CancellationToken.None);
        var answer = new Response(
            profile.Slug, profile.Name, profile.Title, profile.Organisation, profile.Region, profile.Fields, profile.IsExample,
            counts.FirstOrDefault(count => count.Slug == slug)?.Count ?? 0,
            profile.Languages, profile.Links,
            photo is null ? null : new CardCover(images.AddressPrefix(photo.Hash), profile.Name, photo.Width, photo.Height, photo.Widths),
            renderer.Render(profile.Biography, _ => null).Html);
        return Snapshot.OfJson(answer, PeopleJson.Wire.GetExpertResponse);
    }
}
