using System.Security.Claims;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Escouade.Platform.Limits;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.People.Invitations;

/// <summary>Takes an invitation back that nobody has accepted yet; its link is over at once.</summary>
internal static class RevokeInvitation
{
    public static void Map(IEndpointRouteBuilder app)
        => app.MapDelete("/api/staff/invitations/{id}", HandleAsync)
            .WithName(nameof(RevokeInvitation))
            .WithSummary("Takes an invitation back that nobody has accepted yet.")
            .WithTags("staff")
            .ProducesProblems(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict)
            .WithLimit(RateLimits.Writes)
            .RequireAuthorization(Policies.Staff);

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(string id, ClaimsPrincipal person, InvitationChanges changes, CancellationToken cancellationToken)
    {
        while (IsId(id) && await changes.FindAsync(id, cancellationToken) is { } invitation)
        {
            if (invitation.State is InvitationState.Revoked)
                return TypedResults.NoContent();
            if (!invitation.IsOpen)
                return Problems.Of(StatusCodes.Status409Conflict, InvitationTexts.OverAlready);
            if (await changes.SaveAsync(invitation with { State = InvitationState.Revoked }, "revoke", person.Signature(), cancellationToken) is not null)
                return TypedResults.NoContent();
        }
        return Problems.Of(StatusCodes.Status404NotFound);
    }

    public static bool IsId(string id) => id.Length == 26 && id.All(char.IsAsciiHexDigitLower);
}
