using Escouade.Platform.Audit;
using Escouade.Platform.Http;
using Escouade.Platform.Limits;
using Escouade.Platform.Identity;
using Escouade.Platform.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Mail;

/// <summary>Sends a mail again that failed, or that may not have arrived: a person decides, since the second kind may arrive twice.</summary>
internal static class RetryMail
{
    public static void Map(IEndpointRouteBuilder app)
        => app.MapPost($"{ListMail.Address}/{{id}}/retry", HandleAsync)
            .WithName(nameof(RetryMail))
            .WithSummary("Sends a mail again that failed or may not have arrived.")
            .WithTags("staff")
            .Produces(StatusCodes.Status202Accepted)
            .ProducesProblems(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict)
            .WithLimit(RateLimits.Writes)
            .RequireAuthorization(Policies.Staff);

    private static async Task<Results<Accepted, ProblemHttpResult>> HandleAsync(
        string id, IMailStore mails, IWorkQueue queue, IAuditLog audit, TimeProvider clock, HttpContext context, CancellationToken cancellationToken)
    {
        if (id.Length != StoredMail.IdLength || !id.All(char.IsAsciiLetterOrDigit) || await mails.FindAsync(id, cancellationToken) is not { } stored)
            return Problems.Of(StatusCodes.Status404NotFound);
        var now = clock.GetUtcNow();
        var mail = stored.AsOf(now);
        if (mail.State is not (MailState.Failed or MailState.Uncertain))
            return Problems.Of(StatusCodes.Status409Conflict, StaffTexts.NothingToRetry);

        // Noted before it is done: a mail that goes out twice is to have a name beside it.
        await audit.AppendAsync(
            new($"mail retry {id} {stored.Version!.ETag}", now, context.User.Signature(), "mail.retry", id, mail.State.ToString().ToLowerInvariant()), cancellationToken);
        if (await mails.SaveAsync(mail with { State = MailState.Waiting, Tries = 0, ChangedAt = now }, cancellationToken) is null)
            return Problems.Of(StatusCodes.Status409Conflict, StaffTexts.NothingToRetry);
        await SendMail.AskAsync(queue, id, cancellationToken);
        return TypedResults.Accepted(ListMail.Address);
    }
}
