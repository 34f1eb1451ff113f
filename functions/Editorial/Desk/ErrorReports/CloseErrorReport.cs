using System.Security.Claims;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Escouade.Platform.Limits;
using Escouade.Platform.Texts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Editorial.Desk.ErrorReports;

/// <summary>Says that a report was dealt with; the reader who left an address is thanked, once.</summary>
internal static class CloseErrorReport
{
    private const int MostNote = 1_000;

    internal sealed record Request
    {
        /// <summary>Whether the text was corrected.</summary>
        public bool? IsCorrected { get; init; }

        /// <summary>What the reader is told; at most 1,000 characters.</summary>
        public string? Note { get; init; }
    }

    public static void Map(IEndpointRouteBuilder app)
        => app.MapPost("/api/desk/error-reports/{id}/close", HandleAsync)
            .WithName(nameof(CloseErrorReport))
            .WithSummary("Says that a report was dealt with; the reader who left an address is thanked, once.")
            .WithTags("desk")
            .ProducesProblems(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict)
            .WithLimit(RateLimits.Writes)
            .RequireAuthorization(Policies.Writers);

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        string id, Request request, ClaimsPrincipal person, IErrorReportStore store, ReportHandling reports, TimeProvider clock, CancellationToken cancellationToken)
    {
        var note = request.Note is null ? "" : WellFormed.Text(request.Note).Trim();
        if (request.IsCorrected is not { } isCorrected)
            return Problems.Validation("isCorrected", ErrorReportTexts.OutcomeMissing);
        if (note.Length > MostNote)
            return Problems.Validation("note", ErrorReportTexts.NoteTooLong(MostNote));
        var isTheirs = await reports.OfAsync(person, cancellationToken);
        while (id.Length == 26 && id.All(char.IsAsciiHexDigitLower) && await store.FindAsync(id, cancellationToken) is { } report && isTheirs(report))
        {
            if (report.Closing is { } done)
                return done.IsCorrected == isCorrected ? TypedResults.NoContent() : Problems.Of(StatusCodes.Status409Conflict, ErrorReportTexts.ClosedAlready);
            if (await reports.CloseAsync(report, new(isCorrected, note.Length > 0 ? note : null, person.Name(), clock.GetUtcNow()), Writer.Of(person), cancellationToken) is not null)
                return TypedResults.NoContent();
        }
        return Problems.Of(StatusCodes.Status404NotFound);
    }
}
