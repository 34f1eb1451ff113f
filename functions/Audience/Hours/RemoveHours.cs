using System.Security.Claims;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Escouade.Platform.Limits;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Audience.Hours;

/// <summary>Takes back time that the caller noted.</summary>
internal static class RemoveHours
{
    public static void Map(IEndpointRouteBuilder app)
        => app.MapDelete("/api/me/hours/{id}", HandleAsync)
            .WithName(nameof(RemoveHours))
            .WithSummary("Takes back time that the caller noted.")
            .WithTags("people")
            .ProducesProblems(StatusCodes.Status404NotFound)
            .WithLimit(RateLimits.Writes)
            .RequireAuthorization(Policies.Writers);

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(string id, ClaimsPrincipal person, IHoursStore store, CancellationToken cancellationToken)
        => id.Length == 26 && id.All(char.IsAsciiHexDigitLower) && await store.RemoveAsync(person.Id(), id, cancellationToken) ? TypedResults.NoContent() : Problems.Of(StatusCodes.Status404NotFound);
}
