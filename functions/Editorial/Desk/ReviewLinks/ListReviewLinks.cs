using System.Security.Claims;
using Escouade.Content.Site;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Editorial.Desk.ReviewLinks;

/// <summary>Lists who was asked to review an entry without an account, the latest first, and what they said.</summary>
internal static class ListReviewLinks
{
    public const string Address = "/api/desk/entries/{id}/review-links";

    internal sealed record Response(IReadOnlyList<ReviewLinkView> Items);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods(Address, Reads.Methods, HandleAsync)
            .WithName(nameof(ListReviewLinks))
            .WithSummary("Lists who was asked to review an entry without an account, the latest first, and what they said.")
            .WithTags("desk")
            .Produces<Response>()
            .ProducesProblems(StatusCodes.Status404NotFound)
            .RequireAuthorization(Policies.Writers);

    private static async Task<Results<SnapshotResult, ProblemHttpResult>> HandleAsync(
        string id, ClaimsPrincipal person, DeskChanges changes, IReviewLinkStore store, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await changes.FindAsync(id, cancellationToken) is not { } entry || !Writer.Of(person).MaySee(entry))
            return Problems.Of(StatusCodes.Status404NotFound);
        var items = (await store.ListAsync(id, cancellationToken)).OrderByDescending(link => link.At).Select(link => ReviewLinkView.Of(link, entry, clock.GetUtcNow()));
        return new SnapshotResult(Snapshot.OfJson(new Response([.. items]), DeskJson.Wire.ListReviewLinksResponse), isPrivate: true);
    }
}
