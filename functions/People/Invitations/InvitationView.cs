using Escouade.Platform.Mail;

namespace Escouade.People.Invitations;

/// <summary>An invitation as staff see it.</summary>
/// <param name="IsLate">Whether the link ended before anybody accepted.</param>
internal sealed record InvitationView(
    string Id, string Name, string? Email, string Role, string? Expert, InvitationState State, bool IsLate, string InvitedBy, DateTimeOffset At, DateTimeOffset Until,
    DateTimeOffset? AcceptedAt, IReadOnlyList<Opinion> Vettings)
{
    public static async Task<InvitationView> OfAsync(Invitation invitation, IAddressBook addresses, DateTimeOffset now, CancellationToken cancellationToken) => new(
        invitation.Id, invitation.Name, await addresses.FindAsync(invitation.MemberId, cancellationToken), invitation.Role, invitation.Expert, invitation.State, invitation.IsLate(now),
        invitation.InvitedBy, invitation.At, invitation.Until, invitation.AcceptedAt,
        [.. invitation.Vettings.Select(vetting => new Opinion(vetting.By, vetting.At, vetting.IsFor, vetting.Note))]);
}

/// <param name="Note">Why.</param>
internal sealed record Opinion(string By, DateTimeOffset At, bool IsFor, string Note);
