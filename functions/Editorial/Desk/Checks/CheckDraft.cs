using System.Security.Claims;
using Escouade.Content.Entries;
using Escouade.Content.Site;
using Escouade.Editorial.Desk.Checks.Links;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Escouade.Platform.Limits;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Editorial.Desk.Checks;

/// <summary>Says what to mend in the latest revision before it is published.</summary>
internal static class CheckDraft
{
    /// <param name="Readability">Of a French text: from 0, a thesis, to 100, a comic; null where there is too little to judge.</param>
    internal sealed record Response(bool Blocks, int? Readability, IReadOnlyList<Check> Items);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods("/api/desk/entries/{id}/checks", Reads.Methods, HandleAsync)
            .WithName(nameof(CheckDraft))
            .WithSummary("Says what to mend in the latest revision before it is published.")
            .WithTags("desk")
            .Produces<Response>()
            .ProducesProblems(StatusCodes.Status404NotFound)
            // It asks other sites.
            .WithLimit(RateLimits.Writes)
            .RequireAuthorization(Policies.Writers);

    private static async Task<Results<SnapshotResult, ProblemHttpResult>> HandleAsync(
        string id, ClaimsPrincipal person, DeskChanges changes, IEntryStore entries, Checklist checklist, LinkChecker links, CancellationToken cancellationToken)
    {
        if (await changes.FindAsync(id, cancellationToken) is not { } entry || !Writer.Of(person).MaySee(entry))
            return Problems.Of(StatusCodes.Status404NotFound);
        var document = await entries.ReadRevisionAsync(entry.Revision, cancellationToken);
        IReadOnlyList<Check> checks = [.. await checklist.LookAsync(document, cancellationToken), .. await links.LookAsync(document, cancellationToken)];
        return new SnapshotResult(Snapshot.OfJson(new Response(checks.Any(check => check.Blocks), checklist.ReadabilityOf(document), checks), DeskJson.Wire.CheckDraftResponse), isPrivate: true);
    }
}
