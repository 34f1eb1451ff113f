using Escouade.Platform.Mail;

namespace Escouade.People.Members;

/// <summary>A member as staff see them.</summary>
/// <param name="Email">Null where it was erased.</param>
/// <param name="Roles">What they may do while they are active.</param>
internal sealed record MemberView(
    string Id, string Name, string? Email, string? Expert, IReadOnlyList<string> Roles, MemberStatus Status, string? Reasons, Preferences Preferences, DateTimeOffset UpdatedAt)
{
    public static async Task<MemberView> OfAsync(Member member, IAddressBook addresses, CancellationToken cancellationToken) => new(
        member.Id, member.Name, await addresses.FindAsync(member.Id, cancellationToken), member.Expert, member.Roles, member.Status, member.Reasons, member.Preferences, member.UpdatedAt);
}
