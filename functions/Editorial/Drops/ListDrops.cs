using Escouade.Content.Lists;
using Escouade.Content.Site;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Escouade.Platform.Texts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Editorial.Drops;

/// <summary>Lists what became of the files that were dropped, newest first.</summary>
internal static class ListDrops
{
    private const int UsualLimit = 50;
    private const int MostLimit = 100;

    /// <param name="Waiting">Names of the files that failed five times through no fault of theirs, and wait to be replayed; on the first page alone.</param>
    internal sealed record Response(IReadOnlyList<DropRecord> Items, string? Next, IReadOnlyList<string>? Waiting);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods("/api/staff/drops", Reads.Methods, HandleAsync)
            .WithName(nameof(ListDrops))
            .WithSummary("Lists what became of the files that were dropped, newest first.")
            .WithTags("staff")
            .Produces<Response>()
            .ProducesProblems(StatusCodes.Status400BadRequest)
            .RequireAuthorization(Policies.Staff);

    private static async Task<Results<SnapshotResult, ProblemHttpResult>> HandleAsync(
        string? limit, string? cursor, IDropLog log, PoisonDrops poison, HttpContext context, CancellationToken cancellationToken)
    {
        if (!Limit.TryRead(limit, UsualLimit, MostLimit, out var most))
            return Problems.Validation("limit", ProblemTexts.LimitInvalid(MostLimit));
        if (cursor is not null && !ListKey.IsRow(cursor))
            return Problems.Validation("cursor", ProblemTexts.CursorInvalid);

        var rows = await log.ListAsync(cursor, most + 1, cancellationToken).ToListAsync(cancellationToken);
        var next = rows.Count > most ? rows[most - 1].Row : null;
        if (next is not null)
            context.Response.Headers.Link = $"</api/staff/drops?limit={most}&cursor={next}>; rel=\"next\"";
        var waiting = cursor is null ? await poison.PeekAsync(cancellationToken) : null;
        return new SnapshotResult(Snapshot.OfJson(new Response([.. rows.Take(most).Select(row => row.Record)], next, waiting), EditorialJson.Wire.ListDropsResponse), isPrivate: true);
    }
}
