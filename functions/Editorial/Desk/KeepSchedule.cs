using Escouade.Platform.Triggers;

namespace Escouade.Editorial.Desk;

/// <summary>Publishes and archives to the minute what was scheduled, empties the bin of what lay there for thirty days, and does what a crash left undone on the desk.</summary>
internal static class KeepSchedule
{
    public sealed record Message(bool IsPastDue);

    public static readonly TimeSpan KeptInBin = TimeSpan.FromDays(30);

    public static void Map(IEndpointRouteBuilder app) => app.MapTimer(nameof(KeepSchedule), "0 * * * * *", RunAsync);

    public static async Task RunAsync(Message message, IDeskStore desk, DeskChanges changes, DeskMoves moves, TimeProvider clock, ILogger<DeskMoves> logger, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var seen in await desk.ListAsync(cancellationToken).Where(entry => entry.Pending is not null || IsDue(entry, now)).ToListAsync(cancellationToken))
        {
            try
            {
                // As it stands now: what a crash left is done, and somebody may have been quicker. More than one thing may be due, each in its turn.
                var entry = await changes.FindAsync(seen.Id, cancellationToken);
                while (entry is not null && IsDue(entry, now))
                    entry = await KeepAsync(entry, now, moves, cancellationToken);
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                // One that cannot be done keeps no other from its time; the next minute tries again.
                logger.LogError(failure, "Entry {Id} is due and could not be moved.", seen.Id);
            }
        }
    }

    private static Task<DeskEntry?> KeepAsync(DeskEntry entry, DateTimeOffset now, DeskMoves moves, CancellationToken cancellationToken)
        => IsToBePublished(entry, now) && !(IsToBeArchived(entry, now) && entry.ArchiveAt <= entry.PublishAt) ? moves.MoveAsync(entry, Workflow.Find(Workflow.Publish)!, Writer.Schedule, at: null, reasons: null, cancellationToken)
            : IsToBeArchived(entry, now) ? moves.ExpireAsync(entry, cancellationToken)
            : moves.RemoveAsync(entry, cancellationToken);

    private static bool IsDue(DeskEntry entry, DateTimeOffset now) => IsToBePublished(entry, now) || IsToBeArchived(entry, now) || entry.State is DeskState.Binned && entry.BinnedAt + KeptInBin <= now;

    private static bool IsToBePublished(DeskEntry entry, DateTimeOffset now) => entry.State is DeskState.Scheduled && entry.PublishAt <= now;

    private static bool IsToBeArchived(DeskEntry entry, DateTimeOffset now) => entry.Live is { IsPublished: true } && entry.ArchiveAt <= now;
}
