using System.Globalization;
using Escouade.Content.Site;
using Escouade.Platform.Audit;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Escouade.Platform.Texts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Insight;

/// <summary>Lists who did what, newest first.</summary>
internal static class ListAudit
{
    private const int UsualLimit = 50;
    private const int MostLimit = 100;

    internal sealed record Response(IReadOnlyList<Line> Items, string? Next);

    /// <param name="Hash">Ties the line to all before it.</param>
    internal sealed record Line(long Number, DateTimeOffset At, string Who, string Action, string Target, string Details, string Hash);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods("/api/staff/audit", Reads.Methods, HandleAsync)
            .WithName(nameof(ListAudit))
            .WithSummary("Lists who did what, newest first.")
            .WithTags("staff")
            .Produces<Response>()
            .ProducesProblems(StatusCodes.Status400BadRequest)
            .RequireAuthorization(Policies.Staff);

    private static async Task<Results<SnapshotResult, ProblemHttpResult>> HandleAsync(
        string? limit, string? cursor, IAuditLog log, HttpContext context, CancellationToken cancellationToken)
    {
        if (!Limit.TryRead(limit, UsualLimit, MostLimit, out var most))
            return Problems.Validation("limit", ProblemTexts.LimitInvalid(MostLimit));
        var before = 0L;
        if (cursor is not null && !(long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out before) && before > 0))
            return Problems.Validation("cursor", ProblemTexts.CursorInvalid);

        var lines = await log.ListAsync(cursor is null ? null : before, cancellationToken).Take(most + 1).ToListAsync(cancellationToken);
        var next = lines.Count > most ? lines[most - 1].Number.ToString(CultureInfo.InvariantCulture) : null;
        if (next is not null)
            context.Response.Headers.Link = $"</api/staff/audit?limit={most}&cursor={next}>; rel=\"next\"";
        return new SnapshotResult(Snapshot.OfJson(new Response([.. lines.Take(most).Select(Show)], next), InsightJson.Wire.ListAuditResponse), isPrivate: true);
    }

    private static Line Show(AuditLine line)
        => new(line.Number, line.Event.At, line.Event.Who, line.Event.Action, line.Event.Target, line.Event.Details, line.Hash);
}
