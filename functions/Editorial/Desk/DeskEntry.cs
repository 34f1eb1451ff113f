using Escouade.Platform.Audit;

namespace Escouade.Editorial.Desk;

/// <summary>An entry as those who write and review it see it.</summary>
/// <param name="Id">Of the entry.</param>
/// <param name="Owner">Id of whoever began it, or of whom it was handed over to; empty for what came from the inbox.</param>
/// <param name="Number">Of the latest revision, from 1.</param>
/// <param name="Revision">Its hash.</param>
/// <param name="SavedBy">Whoever saved it.</param>
/// <param name="Change">How many changes of whatever kind there were.</param>
internal sealed record DeskEntry(
    string Id, string Owner, string Title, DeskState State, int Number, string Revision, string SavedBy, DateTimeOffset SavedAt, int Change)
{
    /// <summary>Id of whoever saved it; empty for what came from elsewhere.</summary>
    public string SavedById { get; init; } = "";

    /// <summary>Who reserved it for review.</summary>
    public string? Reviewer { get; init; }

    /// <summary>Who approved this very revision; null as soon as there is a newer one.</summary>
    public string? ApprovedBy { get; init; }

    public DateTimeOffset? PublishAt { get; init; }

    /// <summary>When a published entry is to be archived.</summary>
    public DateTimeOffset? ArchiveAt { get; init; }

    /// <summary>Why it was last refused.</summary>
    public string? Reasons { get; init; }

    public DateTimeOffset? BinnedAt { get; init; }

    /// <summary>What the last change has yet to leave in the history and the audit log: stored with the change, so that none is lost.</summary>
    public PendingChange? Pending { get; init; }

    /// <summary>Of the stored row; null for one that is not stored yet.</summary>
    public string? ETag { get; init; }

    /// <summary>What a writer sends back as <c>If-Match</c>: the change, and the number of the revision.</summary>
    public string Tag => $"\"{Change}-{Number}\"";

    /// <returns>The entry with a newer revision: nobody approved that, and nothing is scheduled of it.</returns>
    public DeskEntry With(string revision, string title, DeskState state, Writer by, DateTimeOffset at) => this with
    {
        Title = title, State = state, Number = Number + 1, Revision = revision, SavedBy = by.Name, SavedById = by.Id, SavedAt = at, ApprovedBy = null, PublishAt = null,
    };

    public SavedRevision Saved => new(Number, Revision, Title, SavedBy, SavedAt);
}

internal sealed record PendingChange(AuditEvent Event, SavedRevision? Saved);

/// <summary>One save of an entry.</summary>
/// <param name="Hash">See <see cref="Content.Entries.RevisionHash"/>.</param>
internal sealed record SavedRevision(int Number, string Hash, string Title, string Who, DateTimeOffset At);
