using System.Globalization;
using Escouade.People.Invitations;
using Escouade.Platform.Identity;
using Escouade.Platform.Mail;

namespace Escouade.People.Members;

/// <summary>The words <c>people grant EMAIL ROLE</c>, <c>people revoke EMAIL ROLE</c> and <c>people list</c>: how the first administrator is named, and help where nobody can sign in.</summary>
internal sealed class PeopleCommand(IMemberStore store, MemberChanges changes, IAddressBook addresses, IInvitationStore invitations, InvitationChanges admissions)
{
    // Whoever may use the storage account: the cloud's own log says which person that was.
    private const string Who = "command";

    /// <returns>What to say, and the exit code.</returns>
    public async Task<(string Said, int ExitCode)> RunAsync(IReadOnlyList<string> words, CancellationToken cancellationToken) => words switch
    {
        ["list"] => (await ListAsync(cancellationToken), 0),
        ["grant" or "revoke", _, var role] when !Roles.All.Contains(role) => (PeopleTexts.RoleUnknown(role, string.Join(", ", Roles.All)), 1),
        ["grant" or "revoke", var email, _] when !EmailAddress.IsValid(email.Trim()) => (PeopleTexts.EmailInvalid(email), 1),
        [("grant" or "revoke") and var verb, var email, var role] => await SetAsync(email, role, verb == "grant", cancellationToken),
        _ => (PeopleTexts.Usage, 1),
    };

    private async Task<(string Said, int ExitCode)> SetAsync(string email, string role, bool isGranted, CancellationToken cancellationToken)
    {
        // A crash may have left an admission half done: what is revoked now must not be given after it.
        foreach (var invitation in await invitations.ListPendingAsync(cancellationToken))
            await admissions.SettleAsync(invitation, cancellationToken);
        var unknown = await FindByAccountAsync(EmailAddress.Key(email), cancellationToken) ?? Member.New(await addresses.KeepAsync(email, cancellationToken), EmailAddress.Mask(EmailAddress.Normalise(email)));
        var member = await changes.ChangeAsync(
            unknown, before => !isGranted ? before.Without(role) : before.Status is MemberStatus.Active ? before.With(role) : before, isGranted ? "role.grant" : "role.revoke", role, Who, cancellationToken);
        var line = Line(member, EmailAddress.Normalise(email));
        return isGranted && member.Status is not MemberStatus.Active ? ($"{line}\n{PeopleTexts.NotActive}", 1) : (line, 0);
    }

    /// <returns>Who signs in with an account of that address, though they were invited by another one.</returns>
    private async Task<Member?> FindByAccountAsync(string address, CancellationToken cancellationToken)
        => await store.FindIdByAddressAsync(address, cancellationToken) is { } id && await store.FindAsync(id, cancellationToken) is { Status: not MemberStatus.Departed } member ? member : null;

    private async Task<string> ListAsync(CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        foreach (var member in await store.ListAsync(cancellationToken))
            lines.Add(Line(member, await addresses.FindAsync(member.Id, cancellationToken) ?? member.Name));
        return lines.Count > 0 ? string.Join('\n', lines.Order(StringComparer.Ordinal)) : PeopleTexts.Nobody;
    }

    private static string Line(Member member, string address)
        => $"{address}  {(member.Roles.Count > 0 ? string.Join(", ", member.Roles) : PeopleTexts.NoRole)}{Status(member)}  {member.UpdatedAt.ToString("u", CultureInfo.InvariantCulture)}";

    private static string Status(Member member) => member.Status switch
    {
        MemberStatus.Suspended => $"  {PeopleTexts.Suspended}",
        MemberStatus.Departed => $"  {PeopleTexts.Departed}",
        _ => "",
    };
}
