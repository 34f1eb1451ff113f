using System.Text.Json.Serialization;
using Escouade.Editorial.Passages;
using Escouade.Platform.Audit;

namespace Escouade.Editorial.Desk.ErrorReports;

/// <summary>An error that a reader found in a published text.</summary>
/// <param name="Id">26 characters.</param>
/// <param name="Entry">Id of the entry.</param>
/// <param name="Experts">Slugs of those who signed it then.</param>
/// <param name="Passage">As the reader selected it; null for the whole.</param>
/// <param name="Message">Plain.</param>
/// <param name="AddressKey">Names the reader's address, until they were thanked; null where they left none.</param>
/// <param name="Change">How many changes there were.</param>
internal sealed record ErrorReport(
    string Id, string Entry, string Title, string Slug, IReadOnlyList<string> Experts, Passage? Passage, string Message, string? AddressKey, DateTimeOffset At, int Change)
{
    public const int MostMessage = 2_000;

    public Closing? Closing { get; init; }

    /// <summary>What the last change has yet to do elsewhere, the line of the audit log with it.</summary>
    public AuditEvent? Pending { get; init; }

    /// <summary>Of the stored row; null for one that is not stored yet.</summary>
    [JsonIgnore]
    public string? ETag { get; init; }
}

/// <param name="IsCorrected">Whether the text was changed.</param>
/// <param name="Note">What the reader is told; null for nothing.</param>
internal sealed record Closing(bool IsCorrected, string? Note, string By, DateTimeOffset At);
