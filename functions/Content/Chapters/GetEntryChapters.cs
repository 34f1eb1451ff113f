using System.Text.Json;
using Escouade.Content.Entries;
using Escouade.Content.Site;
using Escouade.Content.Text;
using Escouade.Platform.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Content.Chapters;

/// <summary>Gives the chapters of what an entry lets hear or see to podcast players.</summary>
internal static class GetEntryChapters
{
    private const string Below = "/chapters";

    public static string AddressOf(string slug) => $"/api/entries/{slug}{Below}";

    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods(AddressOf("{slug}"), Reads.Methods, HandleAsync)
            .WithName(nameof(GetEntryChapters))
            .WithSummary("Gives the chapters of what an entry lets hear or see; its old addresses answer as those of the entry do.")
            .WithTags("entries")
            .Produces<ChaptersDocument>(StatusCodes.Status200OK, ChaptersDocument.ContentType)
            .Produces(StatusCodes.Status308PermanentRedirect)
            .ProducesProblems(StatusCodes.Status404NotFound, StatusCodes.Status410Gone)
            .AllowAnonymous();

    private static async Task<Results<SnapshotResult, RedirectHttpResult, ProblemHttpResult>> HandleAsync(
        string slug, HttpContext context, SiteReader site, IEntryStore store, CancellationToken cancellationToken)
    {
        if (!Slug.IsValid(slug))
            return Problems.Of(StatusCodes.Status404NotFound);
        if (await site.ReadAsync(SiteFileNames.Entry(slug)) is not { } entry)
            return await GetEntry.LeadOnAsync(slug, Below, context, store, cancellationToken);
        var snapshot = await site.ReadAsync($"chapters/{slug}", _ => Task.FromResult(
            JsonSerializer.Deserialize(entry.Plain, ContentJson.Wire.EntryPage)!.Media is { Chapters: { Count: > 0 } chapters }
                ? Snapshot.OfJson(ChaptersDocument.Of(chapters), ContentJson.Wire.ChaptersDocument, contentType: ChaptersDocument.ContentType)
                : null));
        return snapshot is null ? Problems.Of(StatusCodes.Status404NotFound) : new SnapshotResult(snapshot);
    }
}
