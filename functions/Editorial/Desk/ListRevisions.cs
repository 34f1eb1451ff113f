using System.Security.Claims;
using Escouade.Content.Site;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Editorial.Desk;

/// <summary>Lists every save of an entry, the newest first.</summary>
internal static class ListRevisions
{
    internal sealed record Response(IReadOnlyList<RevisionView> Items);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods("/api/desk/entries/{id}/revisions", Reads.Methods, HandleAsync)
            .WithName(nameof(ListRevisions))
            .WithSummary("Lists every save of an entry, the newest first.")
            .WithTags("desk")
            .Produces<Response>()
            .ProducesProblems(StatusCodes.Status404NotFound)
            .RequireAuthorization(Policies.Writers);

    private static async Task<Results<SnapshotResult, ProblemHttpResult>> HandleAsync(
        string id, ClaimsPrincipal person, DeskChanges changes, IDeskStore desk, CancellationToken cancellationToken)
    {
        if (await changes.FindAsync(id, cancellationToken) is not { } entry || !Writer.Of(person).MaySee(entry))
            return Problems.Of(StatusCodes.Status404NotFound);
        var saved = await desk.ListRevisionsAsync(id, cancellationToken).Select(RevisionView.Of).ToListAsync(cancellationToken);
        return new SnapshotResult(Snapshot.OfJson(new Response(saved), DeskJson.Wire.ListRevisionsResponse), isPrivate: true);
    }
}
