using System.Globalization;
using Escouade.Content.Site;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Escouade.Platform.Texts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Search.Demand;

/// <summary>Lists what readers searched and nothing answered, the most wanted first.</summary>
internal static class ListDemand
{
    private const int UsualLimit = 50;
    private const int MostLimit = 100;
    private const int MostSkipped = 100_000;

    internal sealed record Response(IReadOnlyList<Demand> Items, string? Next);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods("/api/staff/search/demand", Reads.Methods, HandleAsync)
            .WithName(nameof(ListDemand))
            .WithSummary("Lists what readers searched and nothing answered, the most wanted first.")
            .WithTags("staff")
            .Produces<Response>()
            .ProducesProblems(StatusCodes.Status400BadRequest)
            .RequireAuthorization(Policies.Staff);

    private static async Task<Results<SnapshotResult, ProblemHttpResult>> HandleAsync(
        string? limit, string? cursor, IDemandStore store, HttpContext context, CancellationToken cancellationToken)
    {
        if (!Limit.TryRead(limit, UsualLimit, MostLimit, out var most))
            return Problems.Validation("limit", ProblemTexts.LimitInvalid(MostLimit));
        var skip = 0;
        if (cursor is not null && !(int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out skip) && skip <= MostSkipped))
            return Problems.Validation("cursor", ProblemTexts.CursorInvalid);

        var all = await store.ListAsync(cancellationToken);
        var next = skip + most < all.Count ? (skip + most).ToString(CultureInfo.InvariantCulture) : null;
        if (next is not null)
            context.Response.Headers.Link = $"</api/staff/search/demand?limit={most}&cursor={next}>; rel=\"next\"";
        return new SnapshotResult(Snapshot.OfJson(new Response([.. all.Skip(skip).Take(most)], next), SearchJson.Wire.ListDemandResponse), isPrivate: true);
    }
}
