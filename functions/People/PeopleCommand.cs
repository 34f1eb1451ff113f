using System.Globalization;
using Escouade.Platform.Identity;

namespace Escouade.People;

/// <summary>The words <c>people grant EMAIL ROLE</c>, <c>people revoke EMAIL ROLE</c> and <c>people list</c>: how the first administrator is named, and help where nobody can sign in.</summary>
internal sealed class PeopleCommand(IMemberStore store, TimeProvider clock)
{
    /// <returns>What to say, and the exit code.</returns>
    public async Task<(string Said, int ExitCode)> RunAsync(IReadOnlyList<string> words, CancellationToken cancellationToken) => words switch
    {
        ["list"] => (string.Join('\n', (await store.ListAsync(cancellationToken)).Select(Line)), 0),
        ["grant" or "revoke", var email, var role] when !Roles.All.Contains(role) => (PeopleTexts.RoleUnknown(role, string.Join(", ", Roles.All)), 1),
        ["grant" or "revoke", var email, _] when !IsAddress(email) => (PeopleTexts.EmailInvalid(email), 1),
        ["grant", var email, var role] => (await ChangeAsync(email, roles => [.. roles.Append(role).Distinct()], cancellationToken), 0),
        ["revoke", var email, var role] => (await ChangeAsync(email, roles => [.. roles.Where(other => other != role)], cancellationToken), 0),
        _ => (PeopleTexts.Usage, 1),
    };

    private async Task<string> ChangeAsync(string email, Func<IReadOnlyList<string>, IReadOnlyList<string>> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            var before = await store.FindAsync(email, cancellationToken) ?? new(Member.Normalise(email), [], clock.GetUtcNow(), ETag: null);
            var after = before with { Roles = change(before.Roles), UpdatedAt = clock.GetUtcNow() };
            if (await store.SaveAsync(after, cancellationToken))
                return Line(after);
        }
    }

    private static string Line(Member member) => $"{member.Email}  {(member.Roles.Count > 0 ? string.Join(", ", member.Roles) : PeopleTexts.NoRole)}  {member.UpdatedAt.ToString("u", CultureInfo.InvariantCulture)}";

    private static bool IsAddress(string email) => System.Net.Mail.MailAddress.TryCreate(email.Trim(), out var address) && address.Address == email.Trim();
}
