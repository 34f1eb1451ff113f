using System.Security.Claims;
using Escouade.Content.Entries;
using Escouade.Content.Site;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Editorial.Desk;

/// <summary>Gives an earlier revision; sent back as the latest, it is restored.</summary>
internal static class GetRevision
{
    /// <param name="Images">Where to look at its images, by the name that the text uses.</param>
    internal sealed record Response(RevisionView Revision, EntryDraft Draft, IReadOnlyDictionary<string, string> Images);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods("/api/desk/entries/{id}/revisions/{number}", Reads.Methods, HandleAsync)
            .WithName(nameof(GetRevision))
            .WithSummary("Gives an earlier revision.")
            .WithTags("desk")
            .Produces<Response>()
            .ProducesProblems(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound)
            .RequireAuthorization(Policies.Writers);

    private static async Task<Results<SnapshotResult, ProblemHttpResult>> HandleAsync(
        string id, int number, ClaimsPrincipal person, DeskChanges changes, IDeskStore desk, IEntryStore entries, EntryViews views, CancellationToken cancellationToken)
    {
        if (await changes.FindAsync(id, cancellationToken) is not { } entry || !Writer.Of(person).MaySee(entry))
            return Problems.Of(StatusCodes.Status404NotFound);
        if (await desk.FindRevisionAsync(id, number, cancellationToken) is not { } revision)
            return Problems.Of(StatusCodes.Status404NotFound);
        var document = await entries.ReadRevisionAsync(revision.Hash, cancellationToken);
        return new SnapshotResult(Snapshot.OfJson(new Response(RevisionView.Of(revision), EntryDraft.Of(document), views.AddressesOf(document)), DeskJson.Wire.GetRevisionResponse), isPrivate: true);
    }
}
