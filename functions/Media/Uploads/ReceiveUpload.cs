using Escouade.Media.Quarantine;
using Escouade.Media.Renditions;
using Escouade.Platform.Storage;
using Escouade.Platform.Triggers;

namespace Escouade.Media.Uploads;

/// <summary>Looks at a file that arrived before anything is made of it.</summary>
internal static class ReceiveUpload
{
    /// <param name="Id">Of the medium: the folder of its file.</param>
    public sealed record Message(string Id, string Name);

    public static void Map(IEndpointRouteBuilder app) => app.MapBlob(nameof(ReceiveUpload), StorageNames.Uploads + "/{id}/{name}", RunAsync);

    public static async Task RunAsync(Message message, IMediaStore media, IUploadFiles files, MediaInspector inspector, MediaSteps steps, CancellationToken cancellationToken)
    {
        // Until the verdict on all that is there now is stored: something newer may come while it is looked at.
        while (await FindUnseenAsync(message.Id, media, files, cancellationToken) is var (item, file, sent))
        {
            var (content, fault) = await inspector.LookAsync(item.Id, file, sent, cancellationToken);
            await media.SaveAsync(item.With(file with { Source = sent.ETag, Fault = fault }, content), cancellationToken);
        }
        if (await media.FindAsync(message.Id, cancellationToken) is { } seen)
            await steps.AskAsync(seen, cancellationToken);
    }

    private static async Task<(MediaItem Item, MediaFile File, UploadedFile Sent)?> FindUnseenAsync(string id, IMediaStore media, IUploadFiles files, CancellationToken cancellationToken)
    {
        if (await media.FindAsync(id, cancellationToken) is not { } item)
            return null;
        foreach (var file in (MediaFile?[])[item.Replacement, item.File])
        {
            if (file is not null && await files.FindAsync(id, file, cancellationToken) is { } sent && sent.ETag != file.Source)
                return (item, file, sent);
        }
        return null;
    }
}
