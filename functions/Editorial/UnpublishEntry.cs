using System.Security.Claims;
using Escouade.Content.Entries;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Escouade.Platform.Limits;
using Escouade.Platform.Texts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Escouade.Editorial;

/// <summary>Takes an entry away from readers: its page, its place in lists, feeds and search. Publishing it anew brings it back.</summary>
internal static class UnpublishEntry
{
    public static void Map(IEndpointRouteBuilder app)
        => app.MapDelete("/api/entries/{id}", HandleAsync)
            .WithName(nameof(UnpublishEntry))
            .WithSummary("Takes an entry away from readers; publishing it anew brings it back. If-Match is required.")
            .WithTags("editorial")
            .ProducesProblems(StatusCodes.Status404NotFound, StatusCodes.Status412PreconditionFailed, StatusCodes.Status428PreconditionRequired)
            .WithLimit(RateLimits.Writes)
            .RequireAuthorization(Policies.Staff);

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        string id, [FromHeader(Name = "If-Match")] string? known, ClaimsPrincipal person, IEntryStore store, Publisher publisher,
        CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { } head)
            return Problems.Of(StatusCodes.Status404NotFound);
        if (string.IsNullOrWhiteSpace(known))
            return Problems.Of(StatusCodes.Status428PreconditionRequired, ProblemTexts.RevisionMissing);
        do
        {
            // Whoever asks twice has the tag from before it was gone.
            if (!(head.IsNamedBy(known) || (head with { IsPublished = true }).IsNamedBy(known)))
                return Problems.Of(StatusCodes.Status412PreconditionFailed, ProblemTexts.RevisionStale);
            if (await publisher.UnpublishAsync(head, person.Signature(), cancellationToken))
                return TypedResults.NoContent();
            // Perhaps only the projection wrote to the same row.
            head = (await store.FindAsync(id, cancellationToken))!;
        }
        while (true);
    }
}
