using System.Security.Claims;
using Escouade.People.Members;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Escouade.Platform.Limits;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.People.Invitations;

/// <summary>Ties the account that somebody signed in with to their invitation, whichever provider it is of. Once: the link is used up.</summary>
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
        ShowInvitation.Request request, ClaimsPrincipal person, InvitationLink link, IMemberStore members, InvitationChanges changes, TimeProvider clock, CancellationToken cancellationToken)
    {
        var account = AccountKey.Of(person.Account());
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
            // Somebody of ours who followed the link of another would stop being who they are.
            if (person.Id() != opened.MemberId && await members.FindAsync(person.Id(), cancellationToken) is { } other)
                return Problems.Of(StatusCodes.Status409Conflict, InvitationTexts.OtherMember(other.Name));

            var accepted = opened with { State = InvitationState.Accepted, Account = account, AcceptedAt = clock.GetUtcNow() };
            if (await changes.SaveAsync(await changes.JudgeAsync(accepted, cancellationToken), "accept", PersonClaims.Sign(opened.Name, opened.MemberId), cancellationToken) is { } saved)
                return Answer(saved);
        }
    }

    private static Ok<Response> Answer(Invitation invitation) => TypedResults.Ok(new Response(invitation.Name, invitation.Role, invitation.State));
}
