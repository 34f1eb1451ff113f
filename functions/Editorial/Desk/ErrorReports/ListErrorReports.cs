using System.Security.Claims;
using Escouade.Content.Site;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Editorial.Desk.ErrorReports;

/// <summary>Lists the errors that readers reported in what the caller wrote, in everything for editors, what has waited longest first.</summary>
internal static class ListErrorReports
{
    private const int PerPage = 100;

    /// <param name="Items">What has waited longest first; of those that were dealt with, the last first.</param>
    /// <param name="Count">Of all pages.</param>
    internal sealed record Response(IReadOnlyList<ErrorReportView> Items, int Count);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods("/api/desk/error-reports", Reads.Methods, HandleAsync)
            .WithName(nameof(ListErrorReports))
            .WithSummary("Lists the errors that readers reported in what the caller wrote, in everything for editors; with closed=true those that were dealt with; a hundred a page.")
            .WithTags("desk")
            .Produces<Response>()
            .ProducesProblems(StatusCodes.Status400BadRequest)
            .RequireAuthorization(Policies.Writers);

    /// <param name="page">From 1.</param>
    private static async Task<Results<SnapshotResult, ProblemHttpResult>> HandleAsync(
        bool? closed, int? page, ClaimsPrincipal person, IErrorReportStore store, ReportHandling reports, DeskChanges changes, RevisionText texts, CancellationToken cancellationToken)
    {
        if (page is < 1 or > int.MaxValue / PerPage)
            return Problems.Validation("page", ErrorReportTexts.PageUnknown);
        var isTheirs = await reports.OfAsync(person, cancellationToken);
        var theirs = (await store.ListAsync(closed is true, cancellationToken)).Where(isTheirs).OrderByDescending(report => report.Closing?.At).ToList();
        var items = new List<ErrorReportView>();
        foreach (var report in theirs.Skip(((page ?? 1) - 1) * PerPage).Take(PerPage))
            items.Add(ErrorReportView.Of(report, await changes.FindAsync(report.Entry, cancellationToken) is { } entry ? await texts.ReadAsync(entry.Revision, cancellationToken) : null));
        return new SnapshotResult(Snapshot.OfJson(new Response(items, theirs.Count), DeskJson.Wire.ListErrorReportsResponse), isPrivate: true);
    }
}
