using System.Security.Claims;
using Escouade.People.Members;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Escouade.Platform.Limits;
using Escouade.Platform.Mail;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.People.Invitations;

/// <summary>Notes the account that somebody signed in with on their invitation, whichever provider it is of. Once: the link is used up.</summary>
internal static class AcceptInvitation
{
    /// <param name="State"><c>accepted</c> while staff have yet to vouch for the person, <c>admitted</c> when they have.</param>
    internal sealed record Response(string Name, string Role, InvitationState State);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapPost("/api/invitations/accept", HandleAsync)
            .WithName(nameof(AcceptInvitation))
            .WithSummary("Ties the account that somebody signed in with to their invitation. Once: the link is used up.")
            .WithTags("people")
            .ProducesProblems(StatusCodes.Status403Forbidden, StatusCodes.Status409Conflict, StatusCodes.Status410Gone)
            .WithLimit(RateLimits.MailedLinks)
            .RequireAuthorization(Policies.SignedIn);

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> HandleAsync(
        ShowInvitation.Request request, ClaimsPrincipal person, InvitationLink link, InvitationChanges changes, TimeProvider clock, CancellationToken cancellationToken)
    {
        var signedIn = person.Account();
        var account = AccountKey.Of(signedIn);
        var addressId = signedIn.Email is { } address ? EmailAddress.Key(address) : null;
        while (true)
        {
            var (opened, refused) = await link.OpenAsync(request.Token, cancellationToken);
            if (opened is null)
                return refused!;
            // What a crash left of the last change is done before there is a next.
            opened = (await changes.FindAsync(opened.Id, cancellationToken))!;
            if (opened.Account == account)
                return Answer(opened);
            if (opened.State is not InvitationState.Sent || await changes.IsBarredAsync(opened, cancellationToken))
                return Problems.Of(StatusCodes.Status410Gone, InvitationTexts.Used);

            var accepted = opened with { State = InvitationState.Accepted, Account = account, AccountAddressId = addressId, AcceptedAt = clock.GetUtcNow() };
            // Somebody of ours who followed the link of another would stop being who they are.
            if (await changes.FindOtherAsync(accepted, cancellationToken) is { } other)
                return Problems.Of(StatusCodes.Status409Conflict, InvitationTexts.OtherMember(other.Name));
            // Whom configuration names may stand in no registry.
            if (person.IsInRole(Roles.Administrator) && person.Id() != opened.MemberId)
                return Problems.Of(StatusCodes.Status409Conflict, InvitationTexts.OtherMember(person.Name()));
            if (await changes.IsOfSomebodyElseAsync(accepted, cancellationToken))
                return Problems.Of(StatusCodes.Status409Conflict, InvitationTexts.AccountOfTheirs);
            if (await changes.SaveAsync(await changes.JudgeAsync(accepted, cancellationToken), "accept", PersonClaims.Sign(opened.Name, opened.MemberId), cancellationToken) is { } saved)
                return Answer(saved);
        }
    }

    private static Ok<Response> Answer(Invitation invitation) => TypedResults.Ok(new Response(invitation.Name, invitation.Role, invitation.State));
}
