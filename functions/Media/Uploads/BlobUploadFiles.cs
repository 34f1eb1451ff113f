using System.Globalization;
using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Azure.Storage.Sas;
using Escouade.Content.Text;
using Escouade.Platform.Storage;

namespace Escouade.Media.Uploads;

/// <summary>The private container <c>uploads</c>, a folder a medium.</summary>
internal sealed class BlobUploadFiles(StorageAccounts storage, TimeProvider clock) : IUploadFiles
{
    // https://learn.microsoft.com/azure/defender-for-cloud/understand-malware-scanning-results: who sends a file may not write tags, and sending it anew removes them.
    private const string ScanTag = "Malware Scanning scan result";

    private static readonly TimeSpan TimeToSend = TimeSpan.FromHours(4);
    private static readonly TimeSpan TimeToRead = TimeSpan.FromHours(1);

    // The hash of 4 GB is taken piece by piece.
    private const int PieceSize = 4 * 1024 * 1024;

    public async Task<UploadAddress> SignAsync(string id, MediaFile file, CancellationToken cancellationToken)
    {
        await storage.ContainerToWriteAsync(StorageNames.Uploads);
        var until = clock.GetUtcNow() + TimeToSend;
        return new(await storage.SignAsync(StorageNames.Uploads, NameOf(id, file), BlobSasPermissions.Create | BlobSasPermissions.Write, until, cancellationToken), until);
    }

    public async Task CopyAsync(string id, MediaFile file, string container, string blob, CancellationToken cancellationToken)
    {
        await storage.ContainerToWriteAsync(StorageNames.Uploads);
        var source = await storage.SignAsync(container, blob, BlobSasPermissions.Read, clock.GetUtcNow() + TimeToRead, cancellationToken);
        try
        {
            var copy = await BlobOf(id, file).StartCopyFromUriAsync(source, new() { DestinationConditions = new() { IfNoneMatch = ETag.All } }, cancellationToken);
            await copy.WaitForCompletionAsync(cancellationToken);
        }
        catch (RequestFailedException there) when (there.Status is 409)
        {
            // It was copied before, or is being copied now.
        }
    }

    public async Task<UploadedBlocks> ListBlocksAsync(string id, MediaFile file, CancellationToken cancellationToken)
    {
        try
        {
            var list = (await BlobOf(id, file).GetBlockListAsync(BlockListTypes.All, cancellationToken: cancellationToken)).Value;
            return new([.. list.UncommittedBlocks.Select(block => new UploadedBlock(block.Name, block.SizeLong))], list.BlobContentLength > 0);
        }
        catch (RequestFailedException nothing) when (nothing.Status is 404)
        {
            return new([], IsWhole: false);
        }
    }

    public async Task<UploadedFile?> FindAsync(string id, MediaFile file, CancellationToken cancellationToken)
    {
        try
        {
            var properties = (await BlobOf(id, file).GetPropertiesAsync(cancellationToken: cancellationToken)).Value;
            var address = await storage.SignAsync(StorageNames.Uploads, NameOf(id, file), BlobSasPermissions.Read, clock.GetUtcNow() + TimeToRead, cancellationToken);
            return new(properties.ContentLength, properties.ETag.ToString(), address);
        }
        catch (RequestFailedException gone) when (gone.Status is 404)
        {
            return null;
        }
    }

    public async Task<ScanVerdict> FindScanAsync(string id, MediaFile file, CancellationToken cancellationToken)
    {
        var tags = (await BlobOf(id, file).GetTagsAsync(cancellationToken: cancellationToken)).Value.Tags;
        return tags.TryGetValue(ScanTag, out var result) ? result switch
        {
            "No threats found" => ScanVerdict.Clean,
            "Malicious" => ScanVerdict.Malicious,
            _ => ScanVerdict.Awaited,
        }
        : ScanVerdict.Awaited;
    }

    public async Task<string> HashAsync(string id, MediaFile file, UploadedFile sent, CancellationToken cancellationToken)
    {
        await using var content = await BlobOf(id, file).OpenReadAsync(new BlobOpenReadOptions(allowModifications: false)
        {
            BufferSize = PieceSize,
            Conditions = new() { IfMatch = new ETag(sent.ETag) },
        }, cancellationToken);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
    }

    private BlockBlobClient BlobOf(string id, MediaFile file) => storage.Container(StorageNames.Uploads).GetBlockBlobClient(NameOf(id, file));

    // Letters and digits of ASCII: every client of storage writes them the same way.
    private static string NameOf(string id, MediaFile file)
    {
        var name = Slug.From(Path.GetFileNameWithoutExtension(file.Name)) is { Length: > 0 } words ? words : "media";
        var ending = Slug.From(Path.GetExtension(file.Name)) is { Length: > 0 and <= 8 } letters ? $".{letters}" : "";
        return file.Number == 1 ? $"{id}/{name}{ending}" : string.Create(CultureInfo.InvariantCulture, $"{id}/{file.Number}-{name}{ending}");
    }
}
