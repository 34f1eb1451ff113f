using Escouade.Content.Entries;
using Escouade.Editorial.Passages;
using Escouade.Platform.Http;
using Escouade.Platform.Idempotency;
using Escouade.Platform.Limits;
using Escouade.Platform.Mail;
using Escouade.Platform.Texts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Escouade.Editorial.Desk.ErrorReports;

/// <summary>Tells the experts of a published text that a reader found an error in it.</summary>
internal static class ReportError
{
    internal sealed record Request
    {
        /// <summary>What is wrong; plain, at most 2,000 characters.</summary>
        public string? Message { get; init; }

        /// <summary>Where; nothing for the whole text.</summary>
        public PassageRequest? Passage { get; init; }

        /// <summary>Where to thank the reader, once; nothing for nowhere.</summary>
        public string? Email { get; init; }
    }

    internal sealed record Response(string Id);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapPost("/api/entries/{id}/error-reports", HandleAsync)
            .WithName(nameof(ReportError))
            .WithSummary("Tells the experts of a published text that a reader found an error in it. Idempotency-Key is required.")
            .WithTags("entries")
            .ProducesProblems(StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound)
            .WithLimit(RateLimits.ErrorReports)
            .WithIdempotencyKey()
            .AllowAnonymous();

    private static async Task<Results<Created<Response>, ProblemHttpResult>> HandleAsync(
        string id,
        Request request,
        [FromHeader(Name = IdempotencyKey.Header)] string key,
        IEntryStore entries,
        IErrorReportStore reports,
        IAddressBook addresses,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (id.Length != 26 || !id.All(char.IsAsciiLetterOrDigit) || await entries.FindAsync(id, cancellationToken) is not { IsPublished: true } head)
            return Problems.Of(StatusCodes.Status404NotFound);
        var message = WellFormed.Text(request.Message ?? "").Trim();
        var email = request.Email?.Trim() is { Length: > 0 } given ? EmailAddress.Normalise(given) : null;
        var passage = request.Passage?.Read();
        var errors = new Dictionary<string, string[]>();
        if (!WellFormed.IsVisible(message) || message.Length > ErrorReport.MostMessage)
            errors["message"] = [ErrorReportTexts.MessageMissing(ErrorReport.MostMessage)];
        if (email is not null && !EmailAddress.IsValid(email))
            errors["email"] = [ErrorReportTexts.EmailInvalid];
        if (request.Passage is not null && passage is null)
            errors["passage"] = [ErrorReportTexts.PassageTooLong(Passage.MostExact)];
        if (errors.Count > 0)
            return Problems.Validation(errors);

        var document = await entries.ReadRevisionAsync(head.Revision, cancellationToken);
        // The same key is the same report, even where a crash came before the answer was kept.
        var report = new ErrorReport(
            RevisionHash.Id($"error-report:{id}:{key}"), id, document.Title, head.Slug, document.Experts,
            passage is null ? null : new(WellFormed.Text(passage.Exact), WellFormed.Text(passage.Prefix), WellFormed.Text(passage.Suffix)),
            message, email is null ? null : await addresses.KeepAsync(email, cancellationToken), clock.GetUtcNow(), Change: 0);
        if (!await reports.SaveAsync(report, cancellationToken) && await reports.FindAsync(report.Id, cancellationToken) is var known && (known?.Message != message || known.Passage?.Exact != report.Passage?.Exact))
            return Problems.Of(StatusCodes.Status422UnprocessableEntity, ProblemTexts.IdempotencyKeyReused);
        return TypedResults.Created($"/api/entries/{id}", new Response(report.Id));
    }
}
