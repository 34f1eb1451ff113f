namespace Escouade.Media.Uploads;

/// <summary>The files that people send straight to storage, past the API.</summary>
internal interface IUploadFiles
{
    /// <summary>An address to which one file, and nothing else, can be sent; it can neither be read nor listed nor deleted there.</summary>
    Task<UploadAddress> SignAsync(MediaItem item, CancellationToken cancellationToken);

    /// <returns>What arrived, in the order of its arrival.</returns>
    Task<UploadedBlocks> ListBlocksAsync(MediaItem item, CancellationToken cancellationToken);

    /// <returns>The file; null where there is none.</returns>
    Task<UploadedFile?> FindAsync(MediaItem item, CancellationToken cancellationToken);

    /// <returns>SHA-256 of the file's bytes, in lower-case hexadecimal.</returns>
    Task<string> HashAsync(MediaItem item, UploadedFile file, CancellationToken cancellationToken);
}

/// <param name="Address">Where the file goes by the block operations of Blob Storage: Put Block, then Put Block List.</param>
/// <param name="Until">When the address stops working.</param>
internal sealed record UploadAddress(Uri Address, DateTimeOffset Until);

/// <param name="Address">Where it can be read for an hour, by programs that take addresses.</param>
internal sealed record UploadedFile(long Size, string ETag, Uri Address);

/// <param name="IsWhole">Whether the file was put together: what waits is then for another one.</param>
internal sealed record UploadedBlocks(IReadOnlyList<UploadedBlock> Items, bool IsWhole);

/// <param name="Id">As its sender named it, in base64.</param>
/// <param name="Size">In bytes.</param>
internal sealed record UploadedBlock(string Id, long Size);
