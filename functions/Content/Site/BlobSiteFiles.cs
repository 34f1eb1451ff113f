using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Escouade.Platform.Storage;

namespace Escouade.Content.Site;

/// <summary>Snapshots as blobs that a browser may read: brotli inside, the hash as metadata.</summary>
internal sealed class BlobSiteFiles(StorageAccounts storage) : ISiteFiles
{
    private const string StampName = "stamp";
    private const string HashKey = "hash";
    private const string NextKey = "next";

    public async Task<Snapshot?> ReadAsync(string name, Snapshot? known, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await Blob(name).DownloadContentAsync(cancellationToken);
            var (content, details) = (answer.Value.Content, answer.Value.Details);
            var hash = details.Metadata[HashKey];
            return known?.Hash == hash ? known : Snapshot.Stored(hash, details.ContentType, details.Metadata.TryGetValue(NextKey, out var next) ? next : null, content.ToArray());
        }
        catch (RequestFailedException missing) when (missing.Status is 404)
        {
            return null;
        }
    }

    public async Task WriteAsync(string name, Snapshot snapshot, CancellationToken cancellationToken)
    {
        var metadata = new Dictionary<string, string> { [HashKey] = snapshot.Hash };
        if (snapshot.Next is { } next)
            metadata[NextKey] = next;
        await (await BlobToWriteAsync(name)).UploadAsync(new BinaryData(snapshot.Brotli), new BlobUploadOptions
        {
            HttpHeaders = new() { ContentType = snapshot.ContentType, ContentEncoding = "br", CacheControl = "public, no-cache" },
            Metadata = metadata,
        }, cancellationToken);
    }

    public async Task DeleteAsync(string name, CancellationToken cancellationToken)
        => await Blob(name).DeleteIfExistsAsync(cancellationToken: cancellationToken);

    public async Task<string> ReadStampAsync(CancellationToken cancellationToken)
    {
        try
        {
            var properties = await Blob(StampName).GetPropertiesAsync(cancellationToken: cancellationToken);
            return properties.Value.ETag.ToString();
        }
        catch (RequestFailedException missing) when (missing.Status is 404)
        {
            return "";
        }
    }

    public async Task StampAsync(CancellationToken cancellationToken)
        => await (await BlobToWriteAsync(StampName)).UploadAsync(BinaryData.FromString(Guid.NewGuid().ToString("N")), overwrite: true, cancellationToken);

    private BlobClient Blob(string name) => storage.Container(StorageNames.Site).GetBlobClient(name);

    private async Task<BlobClient> BlobToWriteAsync(string name) => (await storage.ContainerToWriteAsync(StorageNames.Site)).GetBlobClient(name);
}
