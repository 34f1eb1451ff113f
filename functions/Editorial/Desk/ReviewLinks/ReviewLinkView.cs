namespace Escouade.Editorial.Desk.ReviewLinks;

/// <summary>A review link as those see it who may see the entry.</summary>
/// <param name="Number">Of the revision that it shows.</param>
/// <param name="State"><c>open</c>, <c>approved</c>, <c>refused</c>, <c>revoked</c>, <c>late</c>, or <c>outdated</c> where the text was changed since.</param>
/// <param name="IsVouchedFor">Whether the verdict moves the entry, as that of whoever asked would; otherwise it is an opinion.</param>
/// <param name="By">As the verdict was signed.</param>
internal sealed record ReviewLinkView(
    string Id, string Name, int Number, string State, bool IsVouchedFor, string AskedBy, DateTimeOffset At, DateTimeOffset Until, string? By, string? Reasons, DateTimeOffset? VerdictAt)
{
    public static ReviewLinkView Of(ReviewLink link, DeskEntry entry, DateTimeOffset now) => new(
        link.Id, link.Name, link.Number, StateOf(link, entry, now), link.IsVouchedFor, link.AskedBy, link.At, link.Until, link.Verdict?.By, link.Verdict?.Reasons, link.Verdict?.At);

    private static string StateOf(ReviewLink link, DeskEntry entry, DateTimeOffset now) => link switch
    {
        { Verdict: { } verdict } => verdict.IsFor ? "approved" : "refused",
        { RevokedAt: not null } => "revoked",
        _ when link.Revision != entry.Revision || link.Number != entry.Number => "outdated",
        _ => link.Until <= now ? "late" : "open",
    };
}
