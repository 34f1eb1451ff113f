namespace Escouade.Editorial.Drops;

/// <summary>The files that people drop into the inbox, and those that had to be refused.</summary>
internal interface IDropFiles
{
    /// <returns>The file, to be read by ranges; null where it is gone.</returns>
    Task<DropFile?> OpenAsync(string name, CancellationToken cancellationToken);

    /// <returns>The files whose names begin so.</returns>
    IAsyncEnumerable<DroppedFile> ListAsync(string prefix, CancellationToken cancellationToken);

    /// <summary>Takes a file out of the inbox, unless somebody replaced it. May be done again.</summary>
    Task RemoveAsync(string name, string tag, CancellationToken cancellationToken);

    /// <summary>Whether the inbox holds this very file no more: somebody replaced it, or took it away.</summary>
    Task<bool> IsReplacedAsync(string name, DropFile file, CancellationToken cancellationToken);

    /// <summary>
    /// Puts the file (where there still is one) and what is wrong with it beside the others that were refused, then takes it out of
    /// the inbox unless somebody replaced it meanwhile. May be done again.
    /// </summary>
    Task RejectAsync(string name, DropFile? file, byte[] problem, CancellationToken cancellationToken);
}

/// <param name="Size">In bytes.</param>
internal sealed record DroppedFile(string Name, long Size, DateTimeOffset DroppedAt, string ETag);

/// <param name="Content">Seekable; fails where the file is replaced while it is read.</param>
internal sealed record DropFile(Stream Content, DateTimeOffset DroppedAt, string ETag) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
