using Escouade.Content;
using Escouade.Content.Entries;
using Escouade.Editorial.Desk.Comments;
using Escouade.Editorial.Desk.ReviewLinks;
using Escouade.Platform.Audit;

namespace Escouade.Editorial.Desk;

/// <summary>Reads and writes what is on the desk; every change is one line of the audit log, every save one of the history, and what readers are to see of it they see, whatever crashes in between.</summary>
internal sealed class DeskChanges(
    IDeskStore desk, IEntryStore entries, ICommentStore comments, IReviewLinkStore links, Adoption adoption, ReadersSteps readers, IMediaLibrary library, IAuditLog audit, DeskNotices notices, TimeProvider clock)
{
    private const string Adopt = "adopt";

    /// <summary>An entry as it stands: what a crash left of its last change is done first, and what was published past the desk is brought there.</summary>
    /// <returns>Null where there is no such entry, neither on the desk nor before readers.</returns>
    public async Task<DeskEntry?> FindAsync(string id, CancellationToken cancellationToken)
    {
        while (true)
        {
            var entry = await desk.FindAsync(id, cancellationToken);
            if (entry?.Pending is not null)
                await SettleAsync(entry, cancellationToken);
            else if (await entries.FindAsync(id, cancellationToken) is { } head && await adoption.OfAsync(entry, head, cancellationToken) is var (adopted, saved))
                await WriteAsync(adopted, Adopt, WhoOf(head), saved, ReadersStep.Nothing, cancellationToken);
            else
                return entry is { State: DeskState.Removed } ? null : entry;
        }
    }

    /// <summary>Brings to the desk what readers have, before something else takes its place; nothing for what never was at the desk.</summary>
    public async Task NoteAsync(string id, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(id, cancellationToken) is not null)
            await FindAsync(id, cancellationToken);
    }

    /// <param name="entry">As it shall be, over the row that it was read from.</param>
    /// <param name="action">For the audit log, such as <c>submit</c>.</param>
    /// <param name="who">Whoever did it.</param>
    /// <param name="before">What it was; null for a new one.</param>
    /// <param name="step">What readers are to see of it.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    /// <returns>The entry as stored; null where somebody else was quicker, at the desk or before readers.</returns>
    public async Task<DeskEntry?> SaveAsync(DeskEntry entry, string action, string who, DeskEntry? before, ReadersStep step, CancellationToken cancellationToken)
    {
        IReadOnlyList<SavedRevision> saved = entry.Revision == before?.Revision && entry.Number == before.Number ? [] : [entry.Saved];
        if (!await WriteAsync(entry, action, who, saved, step, cancellationToken) || !await SettleAsync((await desk.FindAsync(entry.Id, CancellationToken.None))!, CancellationToken.None))
            return null;
        // Somebody else may have gone on from there: whoever did this change read nothing of theirs, and gets the tag of their own.
        var now = await desk.FindAsync(entry.Id, CancellationToken.None);
        return now?.Change == entry.Change + 1 ? now : entry with { Change = entry.Change + 1 };
    }

    /// <summary>Makes a revision the latest of its entry; nothing where it is already.</summary>
    /// <param name="authors">Ids of those who wrote it first, besides whoever saves it.</param>
    /// <inheritdoc cref="SaveAsync"/>
    public async Task<DeskEntry?> SaveRevisionAsync(DeskEntry entry, string revision, string title, IReadOnlyList<string> authors, DeskState state, string action, Writer by, CancellationToken cancellationToken)
        => revision == entry.Revision
            ? entry
            : await SaveAsync(entry.With(revision, title, state, by, clock.GetUtcNow(), authors), action, by.Signature, entry, ReadersStep.Nothing, cancellationToken);

    private async Task<bool> WriteAsync(DeskEntry entry, string action, string who, IReadOnlyList<SavedRevision> saved, ReadersStep step, CancellationToken cancellationToken)
    {
        var change = entry.Change + 1;
        var happened = new AuditEvent($"desk {entry.Id} {change}", clock.GetUtcNow(), who, $"desk.{action}", entry.Id, $"revision {entry.Number} {entry.Revision}");
        return await desk.SaveAsync(entry with { Change = change, Pending = new(happened, saved, step) }, cancellationToken);
    }

    /// <summary>Does what a change has yet to do elsewhere. May be done again.</summary>
    /// <returns>False where somebody published past the desk first: the change has come to nothing, and the entry stands as they left it.</returns>
    private async Task<bool> SettleAsync(DeskEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Pending is not { } pending)
            return true;
        var (isDone, live) = await readers.DoAsync(entry, pending, cancellationToken);
        if (!isDone)
        {
            await GiveUpAsync(entry, pending, cancellationToken);
            return false;
        }
        if (entry.State is DeskState.Removed)
            await Task.WhenAll(comments.RemoveAllAsync(entry.Id, cancellationToken), links.RemoveAllAsync(entry.Id, cancellationToken), desk.RemoveHistoryAsync(entry.Id, cancellationToken));
        foreach (var saved in pending.Saved)
        {
            await desk.AddRevisionAsync(entry.Id, saved, cancellationToken);
            // From the entry's submission on, what it shows is no author's to change alone.
            if ((await entries.ReadRevisionAsync(saved.Hash, cancellationToken)).Media is { } medium)
                await library.NoteUseAsync(medium, entry.Id, cancellationToken);
        }
        await audit.AppendAsync(pending.Event, cancellationToken);
        await notices.TellOwnerAsync(entry, pending.Event, cancellationToken);
        // Where somebody else was quicker, they have done it all first.
        await desk.SaveAsync(entry with { Pending = null, Live = live }, cancellationToken);
        return true;
    }

    // Who took it away stands in the line of that.
    private static string WhoOf(EntryHead head) => head.IsPublished ? head.PublishedBy : "desk";

    private async Task GiveUpAsync(DeskEntry entry, PendingChange pending, CancellationToken cancellationToken)
    {
        var undone = pending.Readers is ReadersStep.Publish ? entry with { State = DeskState.Approved } : entry;
        if (await entries.FindAsync(entry.Id, cancellationToken) is { } head && await adoption.OfAsync(undone, head, cancellationToken) is var (adopted, saved))
            await WriteAsync(adopted, Adopt, WhoOf(head), saved, ReadersStep.Nothing, cancellationToken);
    }
}
