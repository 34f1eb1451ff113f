using System.Security.Claims;
using Escouade.Content.Entries;
using Escouade.Platform.Http;
using Escouade.Platform.Idempotency;
using Escouade.Platform.Identity;
using Escouade.Platform.Limits;
using Escouade.Platform.Texts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Escouade.Editorial.Desk.Comments;

/// <summary>Says something of the latest revision of an entry, or of a passage of it.</summary>
internal static class AddComment
{
    public static void Map(IEndpointRouteBuilder app)
        => app.MapPost(ListComments.Address, HandleAsync)
            .WithName(nameof(AddComment))
            .WithSummary("Says something of the latest revision of an entry, or of a passage of it. Idempotency-Key is required.")
            .WithTags("desk")
            .ProducesProblems(StatusCodes.Status404NotFound)
            .WithLimit(RateLimits.Writes)
            .WithIdempotencyKey()
            .RequireAuthorization(Policies.Writers);

    private static async Task<Results<Created<CommentView>, ProblemHttpResult>> HandleAsync(
        string id,
        CommentDraft draft,
        [FromHeader(Name = IdempotencyKey.Header)] string key,
        ClaimsPrincipal person,
        DeskChanges changes,
        ICommentStore comments,
        RevisionText texts,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (await changes.FindAsync(id, cancellationToken) is not { } entry || !Writer.Of(person).MaySee(entry))
            return Problems.Of(StatusCodes.Status404NotFound);
        var read = await texts.ReadAsync(entry.Revision, cancellationToken);
        var (text, passage, errors) = draft.Judge(read);
        if (errors.Count > 0)
            return Problems.Validation(errors);
        // The same key is the same comment, even where a crash came before the answer was kept.
        var comment = new Comment(RevisionHash.Id($"comment:{id}:{person.Id()}:{key}"), entry.Number, passage, text, person.Name(), person.Id(), clock.GetUtcNow());
        var stored = await comments.AddAsync(id, comment, cancellationToken);
        if (stored.Text != comment.Text || stored.Passage?.Exact != comment.Passage?.Exact)
            return Problems.Of(StatusCodes.Status422UnprocessableEntity, ProblemTexts.IdempotencyKeyReused);
        return TypedResults.Created($"/api/desk/entries/{id}/comments", CommentView.Of(stored, read));
    }
}
