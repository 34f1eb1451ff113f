using Escouade.Content.Entries;

namespace Escouade.Editorial.Desk;

/// <summary>Moves an entry from state to state; where readers are to see it, theirs is the first write and the desk's the second.</summary>
internal sealed class DeskMoves(DeskChanges changes, IEntryStore entries, Publisher publisher, TimeProvider clock)
{
    // Each lost race means that somebody else published.
    private const int MostRaces = 8;

    /// <param name="entry">As it was read; the move is one of its state's.</param>
    /// <param name="move">What to do.</param>
    /// <param name="by">Whoever does it.</param>
    /// <param name="at">When, for what is to happen later.</param>
    /// <param name="reasons">Why, for a refusal.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    /// <returns>The entry as stored; null where somebody else changed it meanwhile.</returns>
    public async Task<DeskEntry?> MoveAsync(DeskEntry entry, Workflow.Move move, Writer by, DateTimeOffset? at, string? reasons, CancellationToken cancellationToken)
    {
        if (move.Action == Workflow.Publish)
            await PublishAsync(entry, by.Signature, cancellationToken);
        else if (move.Action == Workflow.Archive)
            await ArchiveAsync(entry, by.Signature, cancellationToken);

        var next = entry with
        {
            State = move.To,
            Reviewer = move.Action == Workflow.Reserve ? by.Name : move.To is DeskState.InReview && move.Action != Workflow.Release ? entry.Reviewer : null,
            ApprovedBy = move.Action == Workflow.Approve ? by.Name : move.To is DeskState.Approved or DeskState.Scheduled or DeskState.Published ? entry.ApprovedBy : null,
            PublishAt = move.Needs is MoveNeed.PublishAt ? at : null,
            ArchiveAt = move.Needs is MoveNeed.ArchiveAt ? at : null,
            Reasons = reasons ?? (move.To is DeskState.Draft ? entry.Reasons : null),
            BinnedAt = move.To is DeskState.Binned ? clock.GetUtcNow() : null,
        };
        return await changes.SaveAsync(next, move.Action, by.Signature, entry, cancellationToken);
    }

    private async Task PublishAsync(DeskEntry entry, string who, CancellationToken cancellationToken)
    {
        var document = await entries.ReadRevisionAsync(entry.Revision, cancellationToken);
        for (var race = 0; race < MostRaces; race++)
        {
            if (await publisher.PublishAsync(entry.Id, document, who, await entries.FindAsync(entry.Id, cancellationToken), cancellationToken) is not null)
                return;
        }
        throw new InvalidOperationException($"Entry {entry.Id} could not be published: {MostRaces} others came first.");
    }

    private async Task ArchiveAsync(DeskEntry entry, string who, CancellationToken cancellationToken)
    {
        for (var race = 0; race < MostRaces; race++)
        {
            if (await entries.FindAsync(entry.Id, cancellationToken) is not { } head || await publisher.UnpublishAsync(head, who, cancellationToken))
                return;
        }
        throw new InvalidOperationException($"Entry {entry.Id} could not be archived: {MostRaces} others came first.");
    }
}
