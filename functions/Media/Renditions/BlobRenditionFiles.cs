using Azure.Storage.Blobs.Models;
using Escouade.Content.Entries;
using Escouade.Media.Uploads;
using Escouade.Platform.Storage;

namespace Escouade.Media.Renditions;

/// <summary>The public container <c>media</c>, a folder a source of each medium.</summary>
internal sealed class BlobRenditionFiles(StorageAccounts storage) : IRenditionFiles
{
    public async Task<Rendition> SaveAsync(MediaItem item, MadeFile made, CancellationToken cancellationToken)
    {
        var path = $"{item.Id}/{RevisionHash.Id(item.Source!)}/{made.File.Name}";
        var container = await storage.ContainerToWriteAsync(StorageNames.Media);
        await using var content = made.File.OpenRead();
        await container.GetBlobClient(path).UploadAsync(content, new BlobUploadOptions
        {
            // Its folder is its source: it never changes.
            HttpHeaders = new() { ContentType = made.ContentType, CacheControl = "public, max-age=31536000, immutable" },
        }, cancellationToken);
        return new(made.File.Name, path, made.ContentType, made.File.Length) { Variant = made.Variant };
    }

    public string AddressOf(Rendition rendition) => $"{storage.PublicAddress}/{StorageNames.Media}/{rendition.Path}";
}
