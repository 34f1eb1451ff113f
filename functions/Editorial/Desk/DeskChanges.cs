using Escouade.Content.Entries;
using Escouade.Platform.Audit;

namespace Escouade.Editorial.Desk;

/// <summary>Reads and writes what is on the desk; every change is one line of the audit log and every save one of the history, whatever crashes in between.</summary>
internal sealed class DeskChanges(IDeskStore desk, IEntryStore entries, IAuditLog audit, DeskNotices notices, TimeProvider clock)
{
    /// <summary>An entry as it stands: what a crash left of its last change is done first, and what readers get counts.</summary>
    /// <returns>Null where there is no such entry, neither on the desk nor before readers.</returns>
    public async Task<DeskEntry?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var entry = await desk.FindAsync(id, cancellationToken);
        if (entry?.Pending is not null)
        {
            await RecordAsync(entry, cancellationToken);
            entry = await desk.FindAsync(id, cancellationToken);
        }
        return await entries.FindAsync(id, cancellationToken) is { } head ? await WithHeadAsync(entry, head, cancellationToken) : entry;
    }

    /// <param name="entry">As it shall be, over the row that it was read from.</param>
    /// <param name="action">For the audit log, such as <c>submit</c>.</param>
    /// <param name="who">Whoever did it.</param>
    /// <param name="before">What it was; null for a new one.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    /// <returns>The entry as stored; null where somebody else was quicker.</returns>
    public async Task<DeskEntry?> SaveAsync(DeskEntry entry, string action, string who, DeskEntry? before, CancellationToken cancellationToken)
    {
        var change = entry.Change + 1;
        var happened = new AuditEvent($"desk {entry.Id} {change}", clock.GetUtcNow(), who, $"desk.{action}", entry.Id, $"revision {entry.Number} {entry.Revision}");
        var saved = entry.Revision == before?.Revision && entry.Number == before.Number ? null : entry.Saved;
        // What came from elsewhere has no history on the desk yet.
        if (before is { ETag: null })
            await desk.AddRevisionAsync(entry.Id, before.Saved, cancellationToken);
        while (!await desk.SaveAsync(entry with { Change = change, Pending = new(happened, saved) }, cancellationToken))
        {
            // Perhaps only the note of the last change was written to the same row meanwhile.
            if (await desk.FindAsync(entry.Id, cancellationToken) is not { } now || now.Change != entry.Change || entry.ETag is null)
                return null;
            entry = entry with { ETag = now.ETag };
        }

        var stored = (await desk.FindAsync(entry.Id, CancellationToken.None))!;
        await RecordAsync(stored, CancellationToken.None);
        return await desk.FindAsync(entry.Id, CancellationToken.None);
    }

    /// <summary>Makes a revision the latest of its entry; nothing where it is already.</summary>
    /// <inheritdoc cref="SaveAsync"/>
    public async Task<DeskEntry?> SaveRevisionAsync(DeskEntry entry, string revision, string title, DeskState state, string action, Writer by, CancellationToken cancellationToken)
        => revision == entry.Revision ? entry : await SaveAsync(entry.With(revision, title, state, by, clock.GetUtcNow()), action, by.Signature, entry, cancellationToken);

    /// <summary>Writes what a change still has to leave in the history and the audit log. May be done again.</summary>
    public async Task RecordAsync(DeskEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Pending is not { } pending)
            return;
        if (pending.Saved is { } saved)
            await desk.AddRevisionAsync(entry.Id, saved, cancellationToken);
        await audit.AppendAsync(pending.Event, cancellationToken);
        await notices.AskAsync(entry, pending.Event, cancellationToken);
        // Where somebody else was quicker, they have recorded it first.
        await desk.SaveAsync(entry with { Pending = null }, cancellationToken);
    }

    private async Task<DeskEntry> WithHeadAsync(DeskEntry? entry, EntryHead head, CancellationToken cancellationToken)
    {
        var state = head.IsPublished ? DeskState.Published : DeskState.Archived;
        if (entry is null)
            return await AdoptAsync(new(head.Id, Owner: "", Title: "", state, Number: 0, Revision: "", SavedBy: "", head.UpdatedAt, Change: 0), head, cancellationToken);
        // A crash between the publication and its note here.
        if (entry.Revision == head.Revision)
            return entry.State is DeskState.Approved or DeskState.Scheduled && head.IsPublished || entry.State is DeskState.Published or DeskState.Archived ? entry with { State = state } : entry;
        // Published past the desk: a file was dropped, or staff replaced the text. A draft under way stays.
        return entry.State is DeskState.Published or DeskState.Archived ? await AdoptAsync(entry with { State = state }, head, cancellationToken) : entry;
    }

    private async Task<DeskEntry> AdoptAsync(DeskEntry entry, EntryHead head, CancellationToken cancellationToken) => entry with
    {
        Title = (await entries.ReadRevisionAsync(head.Revision, cancellationToken)).Title,
        Number = entry.Number + 1,
        Revision = head.Revision,
        SavedBy = head.PublishedBy,
        SavedAt = head.UpdatedAt,
        ApprovedBy = head.PublishedBy,
    };
}
