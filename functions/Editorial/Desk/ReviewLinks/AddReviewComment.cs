using Escouade.Content.Entries;
using Escouade.Editorial.Desk.Comments;
using Escouade.Platform.Http;
using Escouade.Platform.Idempotency;
using Escouade.Platform.Limits;
using Escouade.Platform.Texts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Escouade.Editorial.Desk.ReviewLinks;

/// <summary>Says something of the text that a link opens, or of a passage of it.</summary>
internal static class AddReviewComment
{
    // A link that got into wrong hands fills no table.
    private const int Most = 200;

    internal sealed record Request
    {
        /// <summary>What stands behind the number sign of the link.</summary>
        public string? Token { get; init; }

        public CommentDraft? Comment { get; init; }
    }

    public static void Map(IEndpointRouteBuilder app)
        => app.MapPost("/api/review/comments", HandleAsync)
            .WithName(nameof(AddReviewComment))
            .WithSummary("Says something of the text that a link opens, or of a passage of it. Idempotency-Key is required.")
            .WithTags("review")
            .ProducesProblems(StatusCodes.Status403Forbidden, StatusCodes.Status409Conflict, StatusCodes.Status410Gone)
            .WithLimit(RateLimits.MailedLinks)
            .WithIdempotencyKey()
            .AllowAnonymous();

    private static async Task<Results<Created<CommentView>, ProblemHttpResult>> HandleAsync(
        Request request,
        [FromHeader(Name = IdempotencyKey.Header)] string key,
        ReviewOpening opening,
        RevisionText texts,
        ICommentStore comments,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var (link, _, refused) = await opening.OpenAsync(request.Token, cancellationToken);
        if (link is null)
            return refused!;
        var read = await texts.ReadAsync(link.Revision, cancellationToken);
        var (text, passage, errors) = (request.Comment ?? new()).Judge(read);
        if (errors.Count > 0)
            return Problems.Validation(errors);
        if (await comments.ListAsync(link.Entry, cancellationToken).CountAsync(other => other.Link == link.Id, cancellationToken) >= Most)
            return Problems.Of(StatusCodes.Status409Conflict, ReviewTexts.TooManyComments(Most));
        var comment = new Comment(RevisionHash.Id($"comment:{link.Id}:{key}"), link.Number, passage, text, link.Name, ById: null, clock.GetUtcNow()) { Link = link.Id };
        var stored = await comments.AddAsync(link.Entry, comment, cancellationToken);
        if (stored.Text != comment.Text || stored.Passage?.Exact != comment.Passage?.Exact)
            return Problems.Of(StatusCodes.Status422UnprocessableEntity, ProblemTexts.IdempotencyKeyReused);
        return TypedResults.Created("/api/review/show", CommentView.Of(stored, read));
    }
}
