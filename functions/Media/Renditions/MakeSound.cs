using Escouade.Media.Uploads;
using Escouade.Platform.Storage;
using Escouade.Platform.Triggers;

namespace Escouade.Media.Renditions;

/// <summary>Makes of a medium what people listen to.</summary>
internal static class MakeSound
{
    /// <param name="Id">Of the medium.</param>
    /// <param name="Source">Tag of the file; nothing is made any more of one that was replaced since.</param>
    public sealed record Message(string Id, string Source);

    public static void Map(IEndpointRouteBuilder app) => app.MapQueue(nameof(MakeSound), StorageNames.MakeSound, RunAsync);

    public static async Task RunAsync(
        Message message, IMediaStore media, MediaSteps steps, IUploadFiles uploads, IRenditionFiles renditions, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await media.FindAsync(message.Id, cancellationToken) is not { State: MediaState.Received, Content.Audio: not null } item || item.Source != message.Source
            || await steps.IsDoneAsync(item, nameof(MakeSound), cancellationToken)
            || await uploads.FindAsync(item, cancellationToken) is not { } file || file.ETag != item.Source)
            return;
        var folder = Directory.CreateTempSubdirectory("sound");
        try
        {
            var made = new List<Rendition>();
            foreach (var (output, contentType) in await SoundEncoder.EncodeAsync(item, item.Content, file.Address, folder, cancellationToken))
                made.Add(await renditions.SaveAsync(item, output, contentType, cancellationToken));
            // Last: where it says so, the files are there.
            await media.SaveStepAsync(item.Id, new(nameof(MakeSound), item.Source, made, clock.GetUtcNow()), cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
