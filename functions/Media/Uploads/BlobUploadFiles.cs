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
    private static readonly TimeSpan TimeToSend = TimeSpan.FromHours(4);
    private static readonly TimeSpan TimeToRead = TimeSpan.FromHours(1);

    // The hash of 4 GB is taken piece by piece.
    private const int PieceSize = 4 * 1024 * 1024;

    public async Task<UploadAddress> SignAsync(MediaItem item, CancellationToken cancellationToken)
    {
        await storage.ContainerToWriteAsync(StorageNames.Uploads);
        var until = clock.GetUtcNow() + TimeToSend;
        return new(await storage.SignAsync(StorageNames.Uploads, NameOf(item), BlobSasPermissions.Create | BlobSasPermissions.Write, until, cancellationToken), until);
    }

    public async Task<UploadedBlocks> ListBlocksAsync(MediaItem item, CancellationToken cancellationToken)
    {
        try
        {
            var list = (await BlobOf(item).GetBlockListAsync(BlockListTypes.All, cancellationToken: cancellationToken)).Value;
            return new([.. list.UncommittedBlocks.Select(block => new UploadedBlock(block.Name, block.SizeLong))], list.BlobContentLength > 0);
        }
        catch (RequestFailedException nothing) when (nothing.Status is 404)
        {
            return new([], IsWhole: false);
        }
    }

    public async Task<UploadedFile?> FindAsync(MediaItem item, CancellationToken cancellationToken)
    {
        try
        {
            var properties = (await BlobOf(item).GetPropertiesAsync(cancellationToken: cancellationToken)).Value;
            var address = await storage.SignAsync(StorageNames.Uploads, NameOf(item), BlobSasPermissions.Read, clock.GetUtcNow() + TimeToRead, cancellationToken);
            return new(properties.ContentLength, properties.ETag.ToString(), address);
        }
        catch (RequestFailedException gone) when (gone.Status is 404)
        {
            return null;
        }
    }

    public async Task<string> HashAsync(MediaItem item, UploadedFile file, CancellationToken cancellationToken)
    {
        await using var content = await BlobOf(item).OpenReadAsync(new BlobOpenReadOptions(allowModifications: false)
        {
            BufferSize = PieceSize,
            Conditions = new() { IfMatch = new ETag(file.ETag) },
        }, cancellationToken);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
    }

    private BlockBlobClient BlobOf(MediaItem item) => storage.Container(StorageNames.Uploads).GetBlockBlobClient(NameOf(item));

    // Letters and digits of ASCII: every client of storage writes them the same way.
    private static string NameOf(MediaItem item)
    {
        var name = Slug.From(Path.GetFileNameWithoutExtension(item.FileName)) is { Length: > 0 } words ? words : "media";
        return Slug.From(Path.GetExtension(item.FileName)) is { Length: > 0 and <= 8 } ending ? $"{item.Id}/{name}.{ending}" : $"{item.Id}/{name}";
    }
}
