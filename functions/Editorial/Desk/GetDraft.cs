using System.Security.Claims;
using Escouade.Content.Entries;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Editorial.Desk;

/// <summary>Gives the latest revision of an entry, to be edited, with where it stands.</summary>
internal static class GetDraft
{
    /// <param name="Draft">What to change and send back; its images come without their bytes and stay.</param>
    /// <param name="Images">Where to look at them, by the name that the text uses.</param>
    internal sealed record Response(DeskView Entry, EntryDraft Draft, IReadOnlyDictionary<string, string> Images);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods("/api/desk/entries/{id}", Reads.Methods, HandleAsync)
            .WithName(nameof(GetDraft))
            .WithSummary("Gives the latest revision of an entry, to be edited, with where it stands.")
            .WithTags("desk")
            .Produces<Response>()
            .ProducesProblems(StatusCodes.Status404NotFound)
            .RequireAuthorization(Policies.Writers);

    private static async Task<Results<JsonHttpResult<Response>, ProblemHttpResult>> HandleAsync(
        string id, ClaimsPrincipal person, HttpContext context, DeskChanges changes, IEntryStore entries, EntryViews views, CancellationToken cancellationToken)
    {
        var writer = Writer.Of(person);
        if (await changes.FindAsync(id, cancellationToken) is not { } entry || !writer.MaySee(entry))
            return Problems.Of(StatusCodes.Status404NotFound);
        // What an edit sends back, and no hash of the answer, which tells different people of different moves.
        context.Response.Headers.ETag = entry.Tag;
        var document = await entries.ReadRevisionAsync(entry.Revision, cancellationToken);
        return TypedResults.Json(new Response(DeskView.Of(entry, await entries.FindAsync(id, cancellationToken), writer), EntryDraft.Of(document), views.AddressesOf(document)), DeskJson.Wire.GetDraftResponse);
    }
}
