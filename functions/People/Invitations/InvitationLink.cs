using Escouade.Platform.Http;
using Escouade.Platform.Links;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Escouade.People.Invitations;

/// <summary>The link that lets one person in, once.</summary>
internal sealed class InvitationLink(SignedLinks links, IInvitationStore store, IOptions<SiteOptions> site, TimeProvider clock)
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    private const string Purpose = "invitation";

    /// <remarks>Behind a number sign, so that no server and no log between us and the person sees the token.</remarks>
    public Uri Of(Invitation invitation) => new(site.Value.Url, $"/invitation#{links.Sign(Purpose, invitation.Id, invitation.Until)}");

    /// <returns>The invitation; or 403 for a link that is not ours, 410 for one that is over, was revoked or whose person was declined.</returns>
    public async Task<(Invitation? Invitation, ProblemHttpResult? Refused)> OpenAsync(string? token, CancellationToken cancellationToken)
    {
        var link = links.Read(Purpose, token);
        if (link.State is LinkState.Forged || await store.FindAsync(link.Subject!, cancellationToken) is not { } invitation)
            return (null, Problems.Of(StatusCodes.Status403Forbidden, InvitationTexts.Forged));
        if (invitation.State is InvitationState.Revoked or InvitationState.Declined)
            return (null, Problems.Of(StatusCodes.Status410Gone, InvitationTexts.Revoked));
        if (link.State is LinkState.Expired && invitation.IsLate(clock.GetUtcNow()))
            return (null, Problems.Of(StatusCodes.Status410Gone, InvitationTexts.Expired));
        return (invitation, null);
    }
}
