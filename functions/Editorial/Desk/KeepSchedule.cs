using Escouade.Content.Entries;
using Escouade.Editorial.Desk.Comments;
using Escouade.Platform.Triggers;

namespace Escouade.Editorial.Desk;

/// <summary>Publishes and archives to the minute what was scheduled, empties the bin of what lay there for thirty days, and does what a crash left undone on the desk.</summary>
internal static class KeepSchedule
{
    public sealed record Message(bool IsPastDue);

    public static readonly TimeSpan KeptInBin = TimeSpan.FromDays(30);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static void Map(IEndpointRouteBuilder app) => app.MapTimer(nameof(KeepSchedule), "0 * * * * *", RunAsync);

    public static async Task RunAsync(Message message, IDeskStore desk, IEntryStore entries, ICommentStore comments, DeskChanges changes, DeskMoves moves, TimeProvider clock, ILogger<DeskMoves> logger, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var seen in await desk.ListAsync(cancellationToken).Where(entry => IsDue(entry, now) || entry.State is DeskState.Approved).ToListAsync(cancellationToken))
        {
            try
            {
                await KeepAsync(seen, now, desk, entries, comments, changes, moves, cancellationToken);
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                // One that cannot be done keeps no other from its time; the next minute tries again.
                logger.LogError(failure, "Entry {Id} is due and could not be moved.", seen.Id);
            }
        }
    }

    private static async Task KeepAsync(DeskEntry seen, DateTimeOffset now, IDeskStore desk, IEntryStore entries, ICommentStore comments, DeskChanges changes, DeskMoves moves, CancellationToken cancellationToken)
    {
        // As it stands now: somebody may have been quicker, and what a crash left is done.
        if (await changes.FindAsync(seen.Id, cancellationToken) is not { } entry)
            return;
        if (seen.State is DeskState.Approved or DeskState.Scheduled && entry.State is DeskState.Published)
        {
            // Readers have it, and a crash kept the desk from noting so; whoever is at it now does it within a moment.
            if (await entries.FindAsync(seen.Id, cancellationToken) is { } head && head.UpdatedAt < now - Patience)
                await changes.SaveAsync(entry, Workflow.Publish, head.PublishedBy, entry, cancellationToken);
            return;
        }
        // Somebody is at it this moment: the next minute looks again.
        if (entry.Pending is not null || !IsDue(entry, now))
            return;
        if (entry.State is DeskState.Binned)
        {
            await comments.RemoveAllAsync(entry.Id, cancellationToken);
            await desk.RemoveAsync(entry.Id, cancellationToken);
        }
        else
            await moves.MoveAsync(entry, Workflow.Find(entry.State is DeskState.Scheduled ? Workflow.Publish : Workflow.Archive)!, Writer.Schedule, at: null, reasons: null, cancellationToken);
    }

    private static bool IsDue(DeskEntry entry, DateTimeOffset now)
        => entry.Pending is not null
            || entry.State is DeskState.Scheduled && entry.PublishAt <= now
            || entry.State is DeskState.Published && entry.ArchiveAt <= now
            || entry.State is DeskState.Binned && entry.BinnedAt + KeptInBin <= now;
}
