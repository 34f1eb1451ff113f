using System.Security.Claims;
using Escouade.Content.Site;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Editorial.Desk.ErrorReports;

/// <summary>Lists the errors that readers reported in what the caller wrote, in everything for editors, what has waited longest first.</summary>
internal static class ListErrorReports
{
    // More than anybody deals with in a day; the next come when these are closed.
    private const int Most = 100;

    internal sealed record Response(IReadOnlyList<ErrorReportView> Items);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods("/api/desk/error-reports", Reads.Methods, HandleAsync)
            .WithName(nameof(ListErrorReports))
            .WithSummary("Lists the errors that readers reported in what the caller wrote, in everything for editors; with closed=true those that were dealt with.")
            .WithTags("desk")
            .Produces<Response>()
            .ProducesProblems(StatusCodes.Status400BadRequest)
            .RequireAuthorization(Policies.Writers);

    private static async Task<Results<SnapshotResult, ProblemHttpResult>> HandleAsync(
        bool? closed, ClaimsPrincipal person, IErrorReportStore store, ReportHandling reports, DeskChanges changes, RevisionText texts, CancellationToken cancellationToken)
    {
        var isTheirs = await reports.OfAsync(person, cancellationToken);
        var items = new List<ErrorReportView>();
        foreach (var report in (await store.ListAsync(closed is true, cancellationToken)).Where(isTheirs).Take(Most))
            items.Add(ErrorReportView.Of(report, await changes.FindAsync(report.Entry, cancellationToken) is { } entry ? await texts.ReadAsync(entry.Revision, cancellationToken) : null));
        return new SnapshotResult(Snapshot.OfJson(new Response(items), DeskJson.Wire.ListErrorReportsResponse), isPrivate: true);
    }
}
