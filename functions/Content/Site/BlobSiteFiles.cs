using System.Net;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Escouade.Platform.Storage;

namespace Escouade.Content.Site;

/// <summary>Snapshots as blobs that a browser may read: brotli inside, the hash as metadata.</summary>
/// <remarks>
/// Read as a browser reads them, with no credential and no SDK: the first reader after a start does not wait for a token, nor for
/// a thousand methods to be compiled. https://learn.microsoft.com/rest/api/storageservices/get-blob
/// </remarks>
internal sealed class BlobSiteFiles(StorageAccounts storage) : ISiteFiles, IDisposable
{
    private const string StampName = "stamp";
    private const string HashKey = "hash";
    private const string NextKey = "next";
    private const string MetadataHeader = "x-ms-meta-";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HttpMessageInvoker http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) });

    public async Task<Snapshot?> ReadAsync(string name, Snapshot? known, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        using var answer = await FindAsync(HttpMethod.Get, name, limit.Token);
        // One that none of us wrote is as good as none: it is rebuilt, not passed on.
        if (answer is null || !answer.Headers.TryGetValues(MetadataHeader + HashKey, out var hashes))
            return null;
        var hash = hashes.Single();
        if (known?.Hash == hash)
            return known;
        var next = answer.Headers.TryGetValues(MetadataHeader + NextKey, out var values) ? values.Single() : null;
        return Snapshot.Stored(hash, answer.Content.Headers.ContentType!.ToString(), next, await answer.Content.ReadAsByteArrayAsync(limit.Token));
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
        => await storage.Container(StorageNames.Site).GetBlobClient(name).DeleteIfExistsAsync(cancellationToken: cancellationToken);

    public async Task<string> ReadStampAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        using var answer = await FindAsync(HttpMethod.Head, StampName, limit.Token);
        return answer?.Headers.ETag?.Tag ?? "";
    }

    public async Task StampAsync(CancellationToken cancellationToken)
        => await (await BlobToWriteAsync(StampName)).UploadAsync(BinaryData.FromString(Guid.NewGuid().ToString("N")), overwrite: true, cancellationToken);

    public void Dispose() => http.Dispose();

    /// <returns>The blob, or null.</returns>
    /// <exception cref="HttpRequestException">Storage answered neither with the blob nor that there is none.</exception>
    private async Task<HttpResponseMessage?> FindAsync(HttpMethod method, string name, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, $"{storage.PublicAddress}/{StorageNames.Site}/{string.Join('/', name.Split('/').Select(Uri.EscapeDataString))}");
        var answer = await http.SendAsync(request, cancellationToken);
        if (answer.IsSuccessStatusCode)
            return answer;
        using (answer)
        {
            if (answer.StatusCode is HttpStatusCode.Forbidden && storage.CreatesWhatIsMissing)
                // To a stranger a container that is not there yet looks like one that is closed.
                await storage.ContainerToWriteAsync(StorageNames.Site);
            else if (answer.StatusCode is not HttpStatusCode.NotFound)
                throw new HttpRequestException(HttpRequestError.Unknown, $"{request.RequestUri} answered {(int)answer.StatusCode}.", statusCode: answer.StatusCode);
        }
        return null;
    }

    private async Task<BlobClient> BlobToWriteAsync(string name) => (await storage.ContainerToWriteAsync(StorageNames.Site)).GetBlobClient(name);
}
