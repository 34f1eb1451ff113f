using Escouade.Content.Site;
using Escouade.Content.Text;
using Escouade.Platform.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Content.Entries;

/// <summary>Gives a published entry, or leads from an address it had before to the one it has now.</summary>
internal static class GetEntry
{
    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods("/api/entries/{slug}", Reads.Methods, HandleAsync)
            .WithName(nameof(GetEntry))
            .WithSummary("Gives a published entry; an old address answers 308 to the new one, that of an unpublished entry 410.")
            .WithTags("entries")
            .Produces<EntryPage>()
            .Produces(StatusCodes.Status308PermanentRedirect)
            .ProducesProblems(StatusCodes.Status404NotFound, StatusCodes.Status410Gone)
            .AllowAnonymous();

    private static async Task<Results<SnapshotResult, RedirectHttpResult, ProblemHttpResult>> HandleAsync(
        string slug, HttpContext context, SiteReader site, IEntryStore store, CancellationToken cancellationToken)
    {
        if (!Slug.IsValid(slug))
            return Problems.Of(StatusCodes.Status404NotFound);
        return await site.ReadAsync(SiteFileNames.Entry(slug)) is { } snapshot
            ? new SnapshotResult(snapshot)
            : await LeadOnAsync(slug, "", context, store, cancellationToken);
    }

    /// <summary>Where an address leads that has no page: to the entry's address now (308), or nowhere (410, 404).</summary>
    /// <param name="below">What follows the entry in the path, such as <c>/related</c>.</param>
    public static async Task<Results<SnapshotResult, RedirectHttpResult, ProblemHttpResult>> LeadOnAsync(
        string slug, string below, HttpContext context, IEntryStore store, CancellationToken cancellationToken)
    {
        var head = await store.FindIdAsync(slug, cancellationToken) is { } id ? await store.FindAsync(id, cancellationToken) : null;
        if (head is { IsPublished: false })
            return Problems.Of(StatusCodes.Status410Gone);
        // A browser would keep it for good; an author who takes the old title back would lock its readers in a loop.
        context.Response.Headers.CacheControl = "public, no-cache";
        return head is not null && head.Slug != slug
            ? TypedResults.Redirect($"/api/entries/{head.Slug}{below}{context.Request.QueryString}", permanent: true, preserveMethod: true)
            : Problems.Of(StatusCodes.Status404NotFound);
    }
}
