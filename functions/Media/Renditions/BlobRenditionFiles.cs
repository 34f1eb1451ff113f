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
        var path = $"{item.Id}/{RevisionHash.Id(item.Source!)}/{made.Name}";
        var container = await storage.ContainerToWriteAsync(StorageNames.Media);
        await using var content = made.File.OpenRead();
        await container.GetBlobClient(path).UploadAsync(content, new BlobUploadOptions
        {
            // Its folder is its source: it never changes.
            HttpHeaders = new() { ContentType = made.ContentType, CacheControl = "public, max-age=31536000, immutable" },
        }, cancellationToken);
        return new(made.Name, path, made.ContentType, made.File.Length) { Variant = made.Variant };
    }

    public async Task<byte[]> ReadAsync(Rendition rendition, CancellationToken cancellationToken)
        => (await storage.Container(StorageNames.Media).GetBlobClient(rendition.Path).DownloadContentAsync(cancellationToken)).Value.Content.ToArray();

    public Task DownloadAsync(Rendition rendition, FileInfo to, CancellationToken cancellationToken)
        => storage.Container(StorageNames.Media).GetBlobClient(rendition.Path).DownloadToAsync(to.FullName, cancellationToken);

    public string AddressOf(Rendition rendition) => $"{storage.PublicAddress}/{StorageNames.Media}/{rendition.Path}";
}
