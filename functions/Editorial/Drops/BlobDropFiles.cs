using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Escouade.Platform.Storage;

namespace Escouade.Editorial.Drops;

/// <summary>The containers <c>inbox</c> and <c>inbox-rejected</c>.</summary>
internal sealed class BlobDropFiles(StorageAccounts storage) : IDropFiles
{
    private const string ProblemEnding = ".problem.json";

    // One request for nearly every text; an archive comes in pieces.
    private const int PieceSize = 1024 * 1024;

    public async Task<DropFile?> OpenAsync(string name, CancellationToken cancellationToken)
    {
        var blob = storage.Container(StorageNames.Inbox).GetBlobClient(name);
        try
        {
            return await OpenAsync(blob, cancellationToken);
        }
        catch (RequestFailedException empty) when (empty.Status is 416)
        {
            // An empty file has no first piece.
            var properties = (await blob.GetPropertiesAsync(cancellationToken: cancellationToken)).Value;
            return new(Stream.Null, properties.LastModified, properties.ETag.ToString());
        }
        catch (RequestFailedException gone) when (gone.Status is 404)
        {
            return null;
        }
    }

    public async Task<bool> IsReplacedAsync(string name, DropFile file, CancellationToken cancellationToken)
    {
        try
        {
            var properties = await storage.Container(StorageNames.Inbox).GetBlobClient(name).GetPropertiesAsync(cancellationToken: cancellationToken);
            return properties.Value.ETag.ToString() != file.ETag;
        }
        catch (RequestFailedException gone) when (gone.Status is 404)
        {
            return true;
        }
    }

    public async Task RejectAsync(string name, DropFile? file, byte[] problem, CancellationToken cancellationToken)
    {
        var rejected = await storage.ContainerToWriteAsync(StorageNames.InboxRejected);
        if (file is not null)
        {
            file.Content.Position = 0;
            // A file of that ending would take the place of what is said of another one.
            var kept = name.EndsWith(ProblemEnding, StringComparison.OrdinalIgnoreCase) ? name + ".rejected" : name;
            await rejected.GetBlobClient(kept).UploadAsync(file.Content, overwrite: true, cancellationToken);
        }
        await rejected.GetBlobClient(name + ProblemEnding).UploadAsync(new BinaryData(problem), new BlobUploadOptions
        {
            HttpHeaders = new() { ContentType = "application/problem+json; charset=utf-8" },
        }, cancellationToken);
        if (file is null)
            return;

        // Last, so that a crash before leaves the file where its event will come again.
        await RemoveAsync(name, file.ETag, cancellationToken);
    }

    public IAsyncEnumerable<DroppedFile> ListAsync(string prefix, CancellationToken cancellationToken)
        => storage.Container(StorageNames.Inbox).GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, cancellationToken)
            .Select(blob => new DroppedFile(blob.Name, blob.Properties.ContentLength ?? 0, blob.Properties.LastModified ?? default, blob.Properties.ETag?.ToString() ?? ""));

    public async Task RemoveAsync(string name, string tag, CancellationToken cancellationToken)
    {
        try
        {
            await (await storage.ContainerToWriteAsync(StorageNames.Inbox)).GetBlobClient(name)
                .DeleteIfExistsAsync(conditions: new() { IfMatch = new ETag(tag) }, cancellationToken: cancellationToken);
        }
        catch (RequestFailedException replaced) when (replaced.Status is 412)
        {
            // The newer file is already there; its own event brings it in.
        }
    }

    private static async Task<DropFile> OpenAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        var piece = await blob.DownloadStreamingAsync(new BlobDownloadOptions { Range = new(0, PieceSize) }, cancellationToken);
        await using var first = piece.Value.Content;
        var details = piece.Value.Details;
        if (details.ContentLength < PieceSize)
        {
            var whole = new MemoryStream((int)details.ContentLength);
            await first.CopyToAsync(whole, cancellationToken);
            whole.Position = 0;
            return new(whole, details.LastModified, details.ETag.ToString());
        }

        var content = await blob.OpenReadAsync(new BlobOpenReadOptions(allowModifications: false)
        {
            BufferSize = PieceSize,
            Conditions = new() { IfMatch = details.ETag },
        }, cancellationToken);
        return new(content, details.LastModified, details.ETag.ToString());
    }
}
