namespace Escouade.Media.Uploads;

/// <summary>The truth about every sound and moving picture.</summary>
internal interface IMediaStore
{
    Task<MediaItem?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>Stores an item in place of what <see cref="MediaItem.ETag"/> names.</summary>
    /// <returns>False where somebody else was quicker.</returns>
    Task<bool> SaveAsync(MediaItem item, CancellationToken cancellationToken);
}
