using System.Security.Claims;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Escouade.Platform.Limits;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Editorial.Desk.WorkingCopies;

/// <summary>Forgets what the caller was writing.</summary>
internal static class RemoveWorkingCopy
{
    public static void Map(IEndpointRouteBuilder app)
        => app.MapDelete(SaveWorkingCopy.Address, HandleAsync)
            .WithName(nameof(RemoveWorkingCopy))
            .WithSummary("Forgets what the caller was writing.")
            .WithTags("desk")
            .ProducesProblems(StatusCodes.Status404NotFound)
            .WithLimit(RateLimits.Writes)
            .RequireAuthorization(Policies.Writers);

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        string id, ClaimsPrincipal person, DeskChanges changes, IWorkingCopyStore copies, CancellationToken cancellationToken)
    {
        if (await changes.FindAsync(id, cancellationToken) is not { } entry || !Writer.Of(person).MaySee(entry))
            return Problems.Of(StatusCodes.Status404NotFound);
        await copies.RemoveAsync(id, person.Id(), cancellationToken);
        return TypedResults.NoContent();
    }
}
