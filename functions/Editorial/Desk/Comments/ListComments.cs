using System.Security.Claims;
using Escouade.Content.Site;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Editorial.Desk.Comments;

/// <summary>Lists what was said of an entry, each beside its passage in the latest revision.</summary>
internal static class ListComments
{
    public const string Address = "/api/desk/entries/{id}/comments";

    internal sealed record Response(IReadOnlyList<CommentView> Items);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods(Address, Reads.Methods, HandleAsync)
            .WithName(nameof(ListComments))
            .WithSummary("Lists what was said of an entry, each beside its passage in the latest revision.")
            .WithTags("desk")
            .Produces<Response>()
            .ProducesProblems(StatusCodes.Status404NotFound)
            .RequireAuthorization(Policies.Writers);

    private static async Task<Results<SnapshotResult, ProblemHttpResult>> HandleAsync(
        string id, ClaimsPrincipal person, DeskChanges changes, ICommentStore comments, RevisionText texts, CancellationToken cancellationToken)
    {
        if (await changes.FindAsync(id, cancellationToken) is not { } entry || !Writer.Of(person).MaySee(entry))
            return Problems.Of(StatusCodes.Status404NotFound);
        var text = await texts.ReadAsync(entry.Revision, cancellationToken);
        var items = await comments.ListAsync(id, cancellationToken).Select(comment => CommentView.Of(comment, text)).ToListAsync(cancellationToken);
        return new SnapshotResult(Snapshot.OfJson(new Response(items), DeskJson.Wire.ListCommentsResponse), isPrivate: true);
    }
}
