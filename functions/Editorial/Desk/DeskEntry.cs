using System.Text.Json.Serialization;
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
    /// <summary>Ids of all who had a hand in the text since readers last had another: an approval may be taken back, and a publication.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>What readers have, or had last, as far as the desk knows; null for what was never published.</summary>
    public LiveRevision? Live { get; init; }

    /// <summary>Who reserved it for review.</summary>
    public string? Reviewer { get; init; }

    /// <summary>Who approved this very revision; null as soon as there is a newer one.</summary>
    public string? ApprovedBy { get; init; }

    public DateTimeOffset? PublishAt { get; init; }

    /// <summary>When readers are to have it no more, whatever is written meanwhile.</summary>
    public DateTimeOffset? ArchiveAt { get; init; }

    /// <summary>Why it was last refused.</summary>
    public string? Reasons { get; init; }

    public DateTimeOffset? BinnedAt { get; init; }

    /// <summary>What the last change has yet to do elsewhere: stored with the change, so that nothing of it is lost.</summary>
    public PendingChange? Pending { get; init; }

    /// <summary>Of the stored row; null for one that is not stored yet.</summary>
    public string? ETag { get; init; }

    /// <summary>What a writer sends back as <c>If-Match</c>: the change, and the number of the revision.</summary>
    public string Tag => $"\"{Change}-{Number}\"";

    /// <returns>The entry with a newer revision: nobody approved that, and nothing is scheduled of it. What readers have already is published.</returns>
    /// <param name="authors">Ids of those who wrote it first, where somebody else saves it now.</param>
    public DeskEntry With(string revision, string title, DeskState state, Writer by, DateTimeOffset at, IReadOnlyList<string> authors)
    {
        var isLive = Live is { IsPublished: true } live && live.Revision == revision;
        return this with
        {
            Title = title, State = isLive ? DeskState.Published : state, Number = Number + 1, Revision = revision, SavedBy = by.Name, SavedAt = at,
            ApprovedBy = isLive ? Live!.ApprovedBy : null, PublishAt = null,
            Live = isLive ? Live! with { Number = Number + 1 } : Live,
            Reviewer = isLive ? null : Reviewer, Reasons = isLive ? null : Reasons,
            // What readers have was approved, every word of it.
            Authors = [.. (State is DeskState.Published ? [] : Authors).Append(by.Id).Concat(authors).Distinct()],
        };
    }

    public SavedRevision Saved => new(Number, Revision, Title, SavedBy, SavedAt) { Authors = Authors };
}

/// <summary>The revision that readers have, or had last.</summary>
/// <param name="Tag">See <see cref="Content.Entries.EntryHead.RevisionTag"/>: another one means that somebody published past the desk.</param>
/// <param name="Revision">Its hash.</param>
/// <param name="Number">The one that it has at the desk.</param>
/// <param name="IsPublished">Whether readers still have it.</param>
internal sealed record LiveRevision(string Tag, string Revision, int Number, bool IsPublished, string? ApprovedBy);

/// <param name="Saved">For the history, in order.</param>
/// <param name="Readers">What readers are to see of it.</param>
internal sealed record PendingChange(AuditEvent Event, IReadOnlyList<SavedRevision> Saved, ReadersStep Readers);

/// <summary>What a change does before readers.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReadersStep>))]
internal enum ReadersStep
{
    Nothing,

    /// <summary>They get the latest revision.</summary>
    Publish,

    /// <summary>They get the entry no more.</summary>
    Withdraw,
}

/// <summary>One save of an entry.</summary>
/// <param name="Hash">See <see cref="Content.Entries.RevisionHash"/>.</param>
internal sealed record SavedRevision(int Number, string Hash, string Title, string Who, DateTimeOffset At)
{
    /// <summary>See <see cref="DeskEntry.Authors"/>.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];
}
