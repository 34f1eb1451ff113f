namespace Escouade.Media.Uploads;

/// <summary>The files that people send straight to storage, past the API.</summary>
internal interface IUploadFiles
{
    /// <param name="id">Of the medium.</param>
    /// <param name="file">The only one that it takes.</param>
    /// <param name="cancellationToken">Stops before it is signed.</param>
    /// <returns>An address to which one file, and nothing else, can be sent; it can neither be read nor listed nor deleted there.</returns>
    Task<UploadAddress> SignAsync(string id, MediaFile file, CancellationToken cancellationToken);

    /// <summary>Copies a file of the same storage; one that was copied already stays as it is.</summary>
    /// <param name="id">Of the medium.</param>
    /// <param name="file">What it becomes.</param>
    /// <param name="container">Where it is.</param>
    /// <param name="blob">Its name there.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task CopyAsync(string id, MediaFile file, string container, string blob, CancellationToken cancellationToken);

    /// <returns>What arrived, in the order of its arrival.</returns>
    Task<UploadedBlocks> ListBlocksAsync(string id, MediaFile file, CancellationToken cancellationToken);

    /// <returns>The file; null where there is none.</returns>
    Task<UploadedFile?> FindAsync(string id, MediaFile file, CancellationToken cancellationToken);

    /// <returns>What the storage's scanner says of the file that is there.</returns>
    Task<ScanVerdict> FindScanAsync(string id, MediaFile file, CancellationToken cancellationToken);

    /// <returns>SHA-256 of the file's bytes, in lower-case hexadecimal.</returns>
    Task<string> HashAsync(string id, MediaFile file, UploadedFile sent, CancellationToken cancellationToken);
}

/// <param name="Address">Where the file goes by the block operations of Blob Storage: Put Block, then Put Block List.</param>
/// <param name="Until">When the address stops working.</param>
internal sealed record UploadAddress(Uri Address, DateTimeOffset Until);

/// <param name="Address">Where it can be read for an hour, by programs that take addresses.</param>
internal sealed record UploadedFile(long Size, string ETag, Uri Address);

internal enum ScanVerdict
{
    /// <summary>It has not looked yet, or could not.</summary>
    Awaited,
    Clean,
    Malicious,
}

/// <param name="IsWhole">Whether the file was put together: what waits is then for another one.</param>
internal sealed record UploadedBlocks(IReadOnlyList<UploadedBlock> Items, bool IsWhole);

/// <param name="Id">As its sender named it, in base64.</param>
/// <param name="Size">In bytes.</param>
internal sealed record UploadedBlock(string Id, long Size);
