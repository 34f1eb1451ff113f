using System.Text.Json.Serialization;
using Escouade.Content;
using Escouade.Content.Entries;
using Escouade.Editorial.Desk.Comments;
using Escouade.Platform.Http;
using Escouade.Platform.Limits;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Editorial.Desk.ReviewLinks;

/// <summary>Shows the text that a link opens, to whoever holds it. Looking changes nothing.</summary>
internal static class ShowReview
{
    internal sealed record Request
    {
        /// <summary>What stands behind the number sign of the link.</summary>
        public string? Token { get; init; }
    }

    /// <param name="Name">Of whoever was asked.</param>
    /// <param name="Html">Sanitised.</param>
    /// <param name="Comments">What was said by this link.</param>
    internal sealed record Response(string Name, string AskedBy, DateTimeOffset Until, string Language, string Title, string Summary, string Html, IReadOnlyList<CommentView> Comments)
    {
        /// <summary>What is listened to or watched; absent where it is a text alone.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public EntryMedia? Media { get; init; }
    }

    public static void Map(IEndpointRouteBuilder app)
        => app.MapPost("/api/review/show", HandleAsync)
            .WithName(nameof(ShowReview))
            .WithSummary("Shows the text that a link opens, to whoever holds it; changes nothing.")
            .WithTags("review")
            .ProducesProblems(StatusCodes.Status403Forbidden, StatusCodes.Status410Gone)
            .WithLimit(RateLimits.MailedLinks)
            .AllowAnonymous();

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> HandleAsync(
        Request request, ReviewOpening opening, IEntryStore entries, EntryViews views, ICommentStore comments, CancellationToken cancellationToken)
    {
        var (link, _, refused) = await opening.OpenAsync(request.Token, cancellationToken);
        if (link is null)
            return refused!;
        var document = await entries.ReadRevisionAsync(link.Revision, cancellationToken);
        var rendered = views.Render(document);
        var said = await comments.ListAsync(link.Entry, cancellationToken).Where(comment => comment.Link == link.Id).Select(comment => CommentView.Of(comment, rendered.PlainText)).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Response(link.Name, link.AskedBy, link.Until, document.Language, document.Title, document.Summary, rendered.Html, said) { Media = await views.FindMediaAsync(document, link.Entry, cancellationToken) });
    }
}
