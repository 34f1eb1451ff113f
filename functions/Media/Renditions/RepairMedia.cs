using Escouade.Media.Quarantine;
using Escouade.Media.Transcription;
using Escouade.Media.Uploads;
using Escouade.Platform.Storage;
using Escouade.Platform.Triggers;

namespace Escouade.Media.Renditions;

/// <summary>Looks again for files of which nobody was told, and asks again for what was to be made of a medium and is not there: a crash or a lost message costs minutes, and no file; and lets entries show what they may not have been told of.</summary>
internal static class RepairMedia
{
    public sealed record Message(bool IsPastDue);

    public static void Map(IEndpointRouteBuilder app) => app.MapTimer(nameof(RepairMedia), "20 */10 * * * *", RunAsync);

    // After that long it is no crash.
    private static readonly TimeSpan Tried = TimeSpan.FromDays(1);

    // Twice the time from one turn to the next.
    private static readonly TimeSpan Lately = TimeSpan.FromMinutes(20);

    public static async Task RunAsync(Message message, IMediaStore media, MediaSteps steps, Transcripts transcripts, IWorkQueue queue, MediaLibrary library, TimeProvider clock, CancellationToken cancellationToken)
    {
        await foreach (var item in media.ListChangedAsync(clock.GetUtcNow() - Tried, cancellationToken))
        {
            await steps.AskAsync(item, cancellationToken);
            await transcripts.AskAsync(item.Id, cancellationToken);
            // Storage may have told nobody that its file came.
            if (item.Expected is not null || item.State is MediaState.Held)
                await queue.SendAsync(StorageNames.InspectUpload, new InspectUpload.Message(item.Id, Looks: 0), MediaJson.Wire.InspectUploadMessage, cancellationToken: cancellationToken);
        }
        // Whoever changed something may not have lived to tell the entries that show it.
        foreach (var id in await media.ListTouchedAsync(clock.GetUtcNow() - Lately, cancellationToken))
            await library.RefreshAsync(id, cancellationToken);
    }
}
