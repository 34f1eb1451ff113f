using Escouade.Editorial.Desk.ErrorReports;
using Escouade.Editorial.Desk.ReviewLinks;
using Escouade.Platform.Triggers;

namespace Escouade.Editorial.Desk;

/// <summary>Finds verdicts and closed reports of which a crash left something undone, and does it.</summary>
internal static class RepairDesk
{
    public sealed record Message(bool IsPastDue);

    public static void Map(IEndpointRouteBuilder app) => app.MapTimer(nameof(RepairDesk), "15 * * * * *", RunAsync);

    public static async Task RunAsync(Message message, IReviewLinkStore links, ReviewLinkChanges linkChanges, IErrorReportStore store, ReportHandling reports, CancellationToken cancellationToken)
    {
        foreach (var link in await links.ListPendingAsync(cancellationToken))
            await linkChanges.SettleAsync(link, cancellationToken);
        foreach (var report in await store.ListPendingAsync(cancellationToken))
            await reports.SettleAsync(report, cancellationToken);
    }
}
