using System.Security.Claims;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Escouade.Platform.Limits;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Editorial.Desk.ReviewLinks;

/// <summary>Takes a review link back; it is over at once.</summary>
internal static class RevokeReviewLink
{
    public static void Map(IEndpointRouteBuilder app)
        => app.MapDelete("/api/desk/entries/{id}/review-links/{link}", HandleAsync)
            .WithName(nameof(RevokeReviewLink))
            .WithSummary("Takes a review link back; it is over at once.")
            .WithTags("desk")
            .ProducesProblems(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict)
            .WithLimit(RateLimits.Writes)
            .RequireAuthorization(Policies.Writers);

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        string id, string link, ClaimsPrincipal person, DeskChanges changes, IReviewLinkStore store, ReviewLinkChanges links, TimeProvider clock, CancellationToken cancellationToken)
    {
        var writer = Writer.Of(person);
        if (await changes.FindAsync(id, cancellationToken) is not { } entry || !writer.MaySee(entry) || link.Length != 26 || !link.All(char.IsAsciiHexDigitLower))
            return Problems.Of(StatusCodes.Status404NotFound);
        while (await store.FindAsync(id, link, cancellationToken) is { } found)
        {
            // What a crash left of the last change is done before there is a next.
            var settled = await links.SettleAsync(found, cancellationToken);
            if (settled.RevokedAt is not null)
                return TypedResults.NoContent();
            if (settled.Verdict is not null)
                return Problems.Of(StatusCodes.Status409Conflict, ReviewTexts.Used);
            if (await links.SaveAsync(settled with { RevokedAt = clock.GetUtcNow() }, "revoke", writer.Signature, cancellationToken) is not null)
                return TypedResults.NoContent();
        }
        return Problems.Of(StatusCodes.Status404NotFound);
    }
}
