using System.Globalization;
using Escouade.Platform.Identity;

namespace Escouade.People;

/// <summary>The words <c>people grant EMAIL ROLE</c>, <c>people revoke EMAIL ROLE</c> and <c>people list</c>: how the first administrator is named, and help where nobody can sign in.</summary>
internal sealed class PeopleCommand(IMemberStore store, RoleChanges changes)
{
    // Whoever may use the storage account: the cloud's own log says which person that was.
    private const string Who = "command";

    /// <returns>What to say, and the exit code.</returns>
    public async Task<(string Said, int ExitCode)> RunAsync(IReadOnlyList<string> words, CancellationToken cancellationToken) => words switch
    {
        ["list"] => (await store.ListAsync(cancellationToken) is { Count: > 0 } members ? string.Join('\n', members.Select(Line)) : PeopleTexts.Nobody, 0),
        ["grant" or "revoke", var email, var role] when !Roles.All.Contains(role) => (PeopleTexts.RoleUnknown(role, string.Join(", ", Roles.All)), 1),
        ["grant" or "revoke", var email, _] when !IsAddress(email) => (PeopleTexts.EmailInvalid(email), 1),
        [("grant" or "revoke") and var verb, var email, var role] => (Line(await changes.SetAsync(email, role, verb == "grant", Who, cancellationToken)), 0),
        _ => (PeopleTexts.Usage, 1),
    };

    private static string Line(Member member) => $"{member.Email}  {(member.Roles.Count > 0 ? string.Join(", ", member.Roles) : PeopleTexts.NoRole)}  {member.UpdatedAt.ToString("u", CultureInfo.InvariantCulture)}";

    private static bool IsAddress(string email) => System.Net.Mail.MailAddress.TryCreate(email.Trim(), out var address) && address.Address == email.Trim();
}
