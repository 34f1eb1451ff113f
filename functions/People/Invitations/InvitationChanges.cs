using Escouade.Content.Experts;
using Escouade.Content.Text;
using Escouade.People.Members;
using Escouade.Platform.Audit;
using Escouade.Platform.Identity;
using Escouade.Platform.Mail;

namespace Escouade.People.Invitations;

/// <summary>Changes invitations; what follows of a change (the mail, the account, the role, the line of the audit log) follows whatever crashes in between.</summary>
internal sealed class InvitationChanges(
    IInvitationStore store, IMemberStore members, MemberChanges memberChanges, IPersonRegistry registry, IExpertStore experts, IAddressBook addresses, IOutbox outbox, InvitationLink link, IAuditLog audit, TimeProvider clock)
{
    /// <summary>An invitation as it stands, and what a crash left of its last change is done first.</summary>
    public async Task<Invitation?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { Pending: not null } pending)
            return await store.FindAsync(id, cancellationToken);
        await SettleAsync(pending, cancellationToken);
        return await store.FindAsync(id, cancellationToken);
    }

    /// <summary>Whether the person was suspended, or left after they were invited: what was promised before no longer holds.</summary>
    public async Task<bool> IsBarredAsync(Invitation invitation, CancellationToken cancellationToken)
        => await members.FindAsync(invitation.MemberId, cancellationToken) is { } member && IsBarred(member, invitation);

    /// <returns>The member who already is whoever signs in with the account that accepted; null where that is nobody, somebody who left, or who was invited.</returns>
    public async Task<Member?> FindOtherAsync(Invitation invitation, CancellationToken cancellationToken)
    {
        if (invitation.Account is not { } account)
            return null;
        // By the account, or by its address where whoever had the account has left.
        foreach (var id in ((string?[])[await members.FindIdAsync(account, cancellationToken), invitation.AccountAddressId]).OfType<string>().Where(id => id != invitation.MemberId))
        {
            if (await members.FindAsync(id, cancellationToken) is { Status: not MemberStatus.Departed } other)
                return other;
        }
        return null;
    }

    /// <summary>Whether the place is that of somebody who may more than they are invited to, and the account that accepted is not theirs: an invitation gives its role and nobody else's.</summary>
    public async Task<bool> IsOfSomebodyElseAsync(Invitation invitation, CancellationToken cancellationToken)
        => (await registry.FindAsync(invitation.MemberId, cancellationToken))?.Roles.Any(role => role != invitation.Role && role != Roles.Member) is true
            && invitation.AccountAddressId != invitation.MemberId
            && (invitation.Account is null || await members.FindIdAsync(invitation.Account, cancellationToken) != invitation.MemberId);

    /// <returns>The invitation as those of the vettings make it whose authors are of the staff now.</returns>
    public async Task<Invitation> JudgeAsync(Invitation invitation, CancellationToken cancellationToken)
    {
        var standing = new List<string>();
        foreach (var id in invitation.Vettings.Select(vetting => vetting.ById))
        {
            if (await registry.FindAsync(id, cancellationToken) is { } person && (person.Roles.Contains(Roles.Editor) || person.Roles.Contains(Roles.Administrator)))
                standing.Add(id);
        }
        return invitation.Judged(standing);
    }

    /// <param name="invitation">As it shall be, over the row that it was read from.</param>
    /// <param name="action">For the audit log, such as <c>accept</c>.</param>
    /// <param name="who">Whoever did it.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    /// <returns>The invitation as stored, with all that follows done; null where somebody else was quicker.</returns>
    public async Task<Invitation?> SaveAsync(Invitation invitation, string action, string who, CancellationToken cancellationToken)
    {
        var change = invitation.Change + 1;
        var happened = new AuditEvent($"invitation {invitation.Id} {change}", clock.GetUtcNow(), who, $"invitation.{action}", invitation.MemberId, $"{invitation.Role} {invitation.Id}");
        if (!await store.SaveAsync(invitation with { Change = change, Pending = happened }, cancellationToken))
            return null;
        return await FindAsync(invitation.Id, CancellationToken.None);
    }

    /// <summary>Does what follows of the last change. May be done again.</summary>
    public async Task SettleAsync(Invitation invitation, CancellationToken cancellationToken)
    {
        if (invitation.Pending is not { } happened)
            return;
        if (invitation.State is InvitationState.Sent && await addresses.FindAsync(invitation.MemberId, cancellationToken) is { } email)
            await outbox.AskAsync(new($"invitation {invitation.Id}", email, invitation.Name, new MailContent.Invitation(invitation.InvitedBy, invitation.Until) { Link = link.Of(invitation) }), cancellationToken);
        var settled = invitation.State is InvitationState.Admitted && !await AdmitAsync(invitation, cancellationToken)
            // Their account is another member's by now: the link is there for another account.
            ? invitation with { State = InvitationState.Sent, Account = null, AccountAddressId = null, AcceptedAt = null }
            : invitation;
        await audit.AppendAsync(happened, cancellationToken);
        // Where somebody else was quicker, they have done it all first.
        await store.SaveAsync(settled with { Pending = null }, cancellationToken);
    }

    /// <returns>False where nobody was admitted.</returns>
    private async Task<bool> AdmitAsync(Invitation invitation, CancellationToken cancellationToken)
    {
        // Whoever left and is invited at another address comes with the account that they had. One who is not there yet is being admitted this moment.
        if (await members.FindIdAsync(invitation.Account!, cancellationToken) is { } owner && owner != invitation.MemberId && await members.FindAsync(owner, cancellationToken) is { Status: MemberStatus.Departed })
            await members.UnlinkAsync(invitation.Account!, owner, cancellationToken);
        // Not before: whoever merely followed the link is nobody, and stays so where the staff says no.
        if (await IsBarredAsync(invitation, cancellationToken) || await IsOfSomebodyElseAsync(invitation, cancellationToken) || await FindOtherAsync(invitation, cancellationToken) is not null
            || !await members.LinkAsync(invitation.Account!, invitation.MemberId, invitation.AccountAddressId, cancellationToken))
            return false;
        var slug = invitation.Role == Roles.Expert ? await ReserveAsync(invitation, cancellationToken) : null;
        var last = invitation.Vettings[^1];
        await memberChanges.ChangeAsync(
            Member.New(invitation.MemberId, invitation.Name),
            // Done before, where they came by this invitation: what was changed since stays.
            before => IsBarred(before, invitation) || before.Invitation == invitation.Id ? before : Back(before).With(invitation.Role) with
            {
                Invitation = invitation.Id,
                Name = invitation.Name,
                Expert = before.Expert ?? slug,
                Status = MemberStatus.Active,
                Reasons = null,
            },
            "role.grant", invitation.Role, PersonClaims.Sign(last.By, last.ById), cancellationToken);
        return true;
    }

    /// <summary>Whoever left comes back as nothing but what they are invited as.</summary>
    private static Member Back(Member member) => member.Status is MemberStatus.Active ? member : member with { Roles = [] };

    private static bool IsBarred(Member member, Invitation invitation)
        => member.Status is MemberStatus.Suspended || member.Status is MemberStatus.Departed && member.MovedAt > invitation.At;

    /// <summary>The address of the profile that they will write; it is nobody else's, and somebody of the same name gets another.</summary>
    private async Task<string> ReserveAsync(Invitation invitation, CancellationToken cancellationToken)
    {
        if (invitation.Expert is { } chosen && await members.ReserveAsync(chosen, invitation.MemberId, cancellationToken))
            return chosen;
        var taken = (await experts.ListAsync(cancellationToken)).Select(expert => expert.Profile.Slug).ToHashSet();
        var plain = Slug.From(invitation.Name) is { Length: > 0 } made ? made : "expert";
        if (!taken.Contains(plain) && await members.ReserveAsync(plain, invitation.MemberId, cancellationToken))
            return plain;
        const int Distinction = 6;
        var own = $"{plain[..Math.Min(plain.Length, Slug.MaxLength - Distinction - 1)].TrimEnd('-')}-{invitation.MemberId[..Distinction]}";
        await members.ReserveAsync(own, invitation.MemberId, cancellationToken);
        return own;
    }
}
