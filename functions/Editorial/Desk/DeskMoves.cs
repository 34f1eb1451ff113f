namespace Escouade.Editorial.Desk;

/// <summary>Moves an entry from state to state. The desk's row is written first and decides every race; what readers see of it follows from there.</summary>
internal sealed class DeskMoves(DeskChanges changes, TimeProvider clock)
{
    /// <param name="entry">As it was read; the move is one of its state's.</param>
    /// <param name="move">What to do.</param>
    /// <param name="by">Whoever does it.</param>
    /// <param name="at">When, for what is to happen later.</param>
    /// <param name="reasons">Why, for a refusal.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    /// <returns>The entry as stored; null where somebody else changed it meanwhile.</returns>
    public Task<DeskEntry?> MoveAsync(DeskEntry entry, Workflow.Move move, Writer by, DateTimeOffset? at, string? reasons, CancellationToken cancellationToken)
    {
        var next = entry with
        {
            State = move.To,
            Reviewer = move.Action == Workflow.Reserve ? by.Name : move.To is DeskState.InReview && move.Action != Workflow.Release ? entry.Reviewer : null,
            ApprovedBy = move.Action == Workflow.Approve ? by.Name : move.To is DeskState.Approved or DeskState.Scheduled or DeskState.Published ? entry.ApprovedBy : null,
            PublishAt = move.Needs is MoveNeed.PublishAt ? at : null,
            // It is what readers have that ends then: the next revision may be on its way.
            ArchiveAt = move.Needs is MoveNeed.ArchiveAt ? at : move.Action is Workflow.Archive or Workflow.Unexpire ? null : entry.ArchiveAt,
            Reasons = reasons ?? (move.To is DeskState.Draft ? entry.Reasons : null),
            BinnedAt = move.To is DeskState.Binned ? clock.GetUtcNow() : null,
        };
        var step = move.Action switch { Workflow.Publish => ReadersStep.Publish, Workflow.Archive => ReadersStep.Withdraw, _ => ReadersStep.Nothing };
        return changes.SaveAsync(next, move.Action, by.Signature, entry, step, cancellationToken);
    }

    /// <summary>Takes what readers have away from them at the time that was set, whatever is written meanwhile.</summary>
    /// <inheritdoc cref="MoveAsync"/>
    public Task<DeskEntry?> ExpireAsync(DeskEntry entry, CancellationToken cancellationToken)
        => entry.State is DeskState.Published
            ? MoveAsync(entry, Workflow.Find(Workflow.Archive)!, Writer.Schedule, at: null, reasons: null, cancellationToken)
            : changes.SaveAsync(entry with { ArchiveAt = null }, Workflow.Archive, Writer.Schedule.Signature, entry, ReadersStep.Withdraw, cancellationToken);

    /// <summary>Forgets an entry for good, all but that it was there.</summary>
    /// <inheritdoc cref="MoveAsync"/>
    public Task<DeskEntry?> RemoveAsync(DeskEntry entry, CancellationToken cancellationToken)
        => changes.SaveAsync(
            entry with { State = DeskState.Removed, Owner = "", Title = "", SavedBy = "", Authors = [], Reasons = null, ArchiveAt = null },
            "remove", Writer.Schedule.Signature, entry, ReadersStep.Nothing, cancellationToken);
}
