using Escouade.Platform.Identity;

namespace Escouade.People.Members;

/// <summary>How somebody stops and begins again to take part: the one place that says it.</summary>
internal static class MemberMoves
{
    internal sealed record Move(string Action, IReadOnlyList<MemberStatus> From, MemberStatus To, bool NeedsReasons);

    public static readonly IReadOnlyList<Move> All =
    [
        new("suspend", [MemberStatus.Active], MemberStatus.Suspended, NeedsReasons: true),
        new("reinstate", [MemberStatus.Suspended], MemberStatus.Active, NeedsReasons: false),
        new("farewell", [MemberStatus.Active, MemberStatus.Suspended], MemberStatus.Departed, NeedsReasons: false),
    ];

    public static Move? Find(string action) => All.FirstOrDefault(move => move.Action == action);

    /// <summary>Nobody moves themselves; those who review or say who is what are moved by an administrator alone.</summary>
    public static bool MayMove(Member member, string byId, bool isAdministrator)
        => member.Id != byId && (isAdministrator || !member.Roles.Contains(Roles.Editor) && !member.Roles.Contains(Roles.Administrator));

    /// <returns>The member as they shall be; whoever has left comes back by an invitation, and with no role from before.</returns>
    public static Member Make(Member member, Move move, string? reasons)
        => move.From.Contains(member.Status) ? member with { Status = move.To, Reasons = reasons, Roles = move.To is MemberStatus.Departed ? [] : member.Roles } : member;
}
