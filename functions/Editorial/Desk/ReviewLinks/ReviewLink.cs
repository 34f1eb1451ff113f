using System.Text.Json.Serialization;
using Escouade.Platform.Audit;

namespace Escouade.Editorial.Desk.ReviewLinks;

/// <summary>A link by which somebody without an account reviews one revision of an entry, which never changes.</summary>
/// <param name="Id">26 characters.</param>
/// <param name="Number">Of the revision.</param>
/// <param name="Revision">Its hash.</param>
/// <param name="Name">Of whoever reviews.</param>
/// <param name="AddressKey">Names their address, which only the table of addresses holds.</param>
/// <param name="AskedById">Id of whoever asked them.</param>
/// <param name="IsVouchedFor">Whether whoever asked might have approved the text themselves: then the verdict counts as theirs would.</param>
/// <param name="Change">How many changes there were.</param>
internal sealed record ReviewLink(
    string Id, string Entry, int Number, string Revision, string Name, string AddressKey, string AskedById, string AskedBy, bool IsVouchedFor, DateTimeOffset At, DateTimeOffset Until, int Change)
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    public ReviewVerdict? Verdict { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>What the last change has yet to do elsewhere, the line of the audit log with it.</summary>
    public AuditEvent? Pending { get; init; }

    /// <summary>Of the stored row; null for one that is not stored yet.</summary>
    [JsonIgnore]
    public string? ETag { get; init; }
}

/// <param name="By">As they signed it.</param>
/// <param name="Reasons">Why; null where they approved without a word.</param>
internal sealed record ReviewVerdict(bool IsFor, string By, string? Reasons, DateTimeOffset At);
