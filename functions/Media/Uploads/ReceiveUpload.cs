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
        // Until the verdict on the file that is there now is stored: a newer one may come while it is looked at.
        while (await media.FindAsync(message.Id, cancellationToken) is { } item && await files.FindAsync(item, cancellationToken) is { } file && item.Source != file.ETag)
        {
            var (content, fault) = await inspector.LookAsync(item, file, cancellationToken);
            await media.SaveAsync(item with { State = fault is null ? MediaState.Received : MediaState.Refused, Content = content, Fault = fault, Source = file.ETag }, cancellationToken);
        }
        if (await media.FindAsync(message.Id, cancellationToken) is { } seen)
            await steps.AskAsync(seen, cancellationToken);
    }
}
