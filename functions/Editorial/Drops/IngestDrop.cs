using Escouade.Editorial.Drops.Recordings;
using Escouade.Platform.Storage;
using Escouade.Platform.Triggers;

namespace Escouade.Editorial.Drops;

/// <summary>Makes an entry, or an expert's profile, of a file that was dropped into the inbox.</summary>
internal static class IngestDrop
{
    /// <param name="Name">Of the blob in the inbox.</param>
    public sealed record Message(string Name);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapBlob(nameof(IngestDrop), StorageNames.Inbox + "/{name}", RunAsync);
        app.MapQueue("ReplayDrop", StorageNames.ReplayDrop, RunAsync);
    }

    public static async Task RunAsync(Message message, IDropFiles files, IDropLog log, DropIntake intake, RecordingDrop recordings, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (IsElsewhere(message.Name))
        {
            await RejectAsync(string.Join('_', Segments(message.Name)), file: null, clock.GetUtcNow(), [IntakeProblems.NameUnsafe(message.Name)], files, log, cancellationToken);
            return;
        }
        if (RecordingName.Read(message.Name) is { } part)
        {
            await recordings.TakeAsync(part.Stem, cancellationToken);
            return;
        }
        while (await files.OpenAsync(message.Name, cancellationToken) is { } opened)
        {
            await using var file = opened;
            var (slug, problems) = await intake.TakeAsync(message.Name, file.Content, () => IsKnownAsync(message.Name, file, log, cancellationToken), cancellationToken);
            if (problems.Count > 0)
            {
                await RejectAsync(message.Name, file, file.DroppedAt, problems, files, log, cancellationToken);
                return;
            }
            await log.SaveAsync(new(message.Name, DropState.Accepted, file.DroppedAt, slug, []) { ETag = file.ETag }, cancellationToken);
            // The event of a newer file may have been quicker: what was just published is then older than what it replaced.
            if (!await files.IsReplacedAsync(message.Name, file, cancellationToken))
                return;
        }

        // The event of a file that was taken care of may come again after it is gone.
        if (await log.FindAsync(message.Name, cancellationToken) is null)
            await RejectAsync(message.Name, file: null, clock.GetUtcNow(), [IntakeProblems.Gone], files, log, cancellationToken);
    }

    // A client of storage takes ".." for the way up, and what is written under that name ends in another container.
    private static bool IsElsewhere(string name) => name.StartsWith('/') || Segments(name).Any(segment => segment is "." or "..");

    private static string[] Segments(string name) => name.Split('/', '\\');

    private static async Task<bool> IsKnownAsync(string name, DropFile file, IDropLog log, CancellationToken cancellationToken)
        => await log.FindAsync(name, cancellationToken) is { State: DropState.Accepted } known && known.ETag == file.ETag;

    /// <summary>Keeps a file that is no use for staff, with what is wrong with it.</summary>
    public static async Task RejectAsync(
        string name, DropFile? file, DateTimeOffset at, IReadOnlyList<DropProblem> problems, IDropFiles files, IDropLog log, CancellationToken cancellationToken)
    {
        await log.SaveAsync(new(name, DropState.Rejected, at, null, problems), cancellationToken);
        await files.RejectAsync(name, file, RejectedDrop.Describe(name, at, problems), cancellationToken);
    }
}
