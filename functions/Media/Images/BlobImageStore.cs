using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs.Models;
using Escouade.Content;
using Escouade.Content.Images;
using Escouade.Platform.Storage;

namespace Escouade.Media.Images;

/// <summary>Originals in the private account, renditions in the public one.</summary>
internal sealed class BlobImageStore(StorageAccounts storage, IImageInspector inspector) : IImageStore
{
    // Two at a time: each takes a core and the pixels of one image.
    private static readonly SemaphoreSlim Encoders = new(2);

    public async Task<StoredImage> SaveAsync(byte[] original, CancellationToken cancellationToken)
    {
        var (_, width, height) = inspector.Inspect(original).Image ?? throw new InvalidDataException("The bytes are no image that can be shown.");
        var hash = Convert.ToHexStringLower(SHA256.HashData(original).AsSpan(0, 16));
        var stored = new StoredImage(hash, width, height, ImageRenditions.WidthsFor(width));

        // The original goes in last, so that where it is, its renditions are.
        var originalBlob = (await storage.ContainerToWriteAsync(StorageNames.Content)).GetBlobClient(OriginalName(hash));
        if (await originalBlob.ExistsAsync(cancellationToken))
            return stored;
        var media = await storage.ContainerToWriteAsync(StorageNames.Media);
        await Encoders.WaitAsync(cancellationToken);
        try
        {
            foreach (var rendition in ImageRenditions.Render(original, width))
            {
                await media.GetBlobClient($"{Prefix(hash)}-{rendition.Width}.{rendition.Format}").UploadAsync(new BinaryData(rendition.Content), new BlobUploadOptions
                {
                    // Its name is its content: it never changes.
                    HttpHeaders = new() { ContentType = $"image/{rendition.Format}", CacheControl = "public, max-age=31536000, immutable" },
                }, cancellationToken);
            }
        }
        finally
        {
            Encoders.Release();
        }
        await originalBlob.UploadAsync(new BinaryData(original), overwrite: true, cancellationToken);
        return stored;
    }

    public string AddressPrefix(string hash) => $"{storage.PublicAddress}/{StorageNames.Media}/{Prefix(hash)}";

    public async Task<byte[]?> ReadOriginalAsync(string hash, CancellationToken cancellationToken)
    {
        var blob = storage.Container(StorageNames.Content).GetBlobClient(OriginalName(hash));
        try
        {
            return (await blob.DownloadContentAsync(cancellationToken)).Value.Content.ToArray();
        }
        catch (RequestFailedException missing) when (missing.Status is 404)
        {
            return null;
        }
    }

    private static string OriginalName(string hash) => $"originals/{hash}";

    private static string Prefix(string hash) => $"images/{hash}";
}
