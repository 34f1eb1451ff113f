using System.Security.Claims;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Escouade.Platform.Limits;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Editorial.Desk.Comments;

/// <summary>Notes that a comment is dealt with, or is not after all.</summary>
internal static class MoveComment
{
    private const string Resolve = "resolve";
    private const string Reopen = "reopen";

    public static void Map(IEndpointRouteBuilder app)
        => app.MapPost("/api/desk/entries/{id}/comments/{comment}/{action}", HandleAsync)
            .WithName(nameof(MoveComment))
            .WithSummary("Notes that a comment is dealt with, or is not after all: resolve, reopen.")
            .WithTags("desk")
            .ProducesProblems(StatusCodes.Status404NotFound)
            .WithLimit(RateLimits.Writes)
            .RequireAuthorization(Policies.Writers);

    private static async Task<Results<Ok<CommentView>, ProblemHttpResult>> HandleAsync(
        string id, string comment, string action, ClaimsPrincipal person, DeskChanges changes, ICommentStore comments, RevisionText texts, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (action is not (Resolve or Reopen) || await changes.FindAsync(id, cancellationToken) is not { } entry || !Writer.Of(person).MaySee(entry)
            || !IsId(comment) || await comments.FindAsync(id, comment, cancellationToken) is not { } found)
            return Problems.Of(StatusCodes.Status404NotFound);
        var isResolved = action == Resolve;
        if (isResolved != found.ResolvedAt is not null)
        {
            found = found with { ResolvedAt = isResolved ? clock.GetUtcNow() : null, ResolvedBy = isResolved ? person.Name() : null };
            await comments.SaveAsync(id, found, cancellationToken);
        }
        return TypedResults.Ok(CommentView.Of(found, await texts.ReadAsync(entry.Revision, cancellationToken)));
    }

    private static bool IsId(string id) => id.Length == 26 && id.All(char.IsAsciiHexDigitLower);
}
