using Azure.Storage.Blobs.Models;
using Escouade.Content.Entries;
using Escouade.Media.Uploads;
using Escouade.Platform.Storage;

namespace Escouade.Media.Renditions;

/// <summary>The public container <c>media</c>, a folder a source of each medium.</summary>
internal sealed class BlobRenditionFiles(StorageAccounts storage) : IRenditionFiles
{
    public async Task<Rendition> SaveAsync(MediaItem item, FileInfo file, string contentType, CancellationToken cancellationToken)
    {
        var path = $"{item.Id}/{RevisionHash.Id(item.Source!)}/{file.Name}";
        var container = await storage.ContainerToWriteAsync(StorageNames.Media);
        await using var content = file.OpenRead();
        await container.GetBlobClient(path).UploadAsync(content, new BlobUploadOptions
        {
            // Its folder is its source: it never changes.
            HttpHeaders = new() { ContentType = contentType, CacheControl = "public, max-age=31536000, immutable" },
        }, cancellationToken);
        return new(file.Name, path, contentType, file.Length);
    }

    public string AddressOf(Rendition rendition) => $"{storage.PublicAddress}/{StorageNames.Media}/{rendition.Path}";
}
