namespace Escouade.Content.Site;

/// <summary>The snapshots that are kept in public storage, so that the site reads with no function running.</summary>
internal interface ISiteFiles
{
    /// <param name="known">What the caller has; it comes back where it is still what is stored.</param>
    /// <returns>The stored snapshot, or null.</returns>
    Task<Snapshot?> ReadAsync(string name, Snapshot? known, CancellationToken cancellationToken);

    /// <summary>Stores a snapshot in place of the one of that name.</summary>
    Task WriteAsync(string name, Snapshot snapshot, CancellationToken cancellationToken);

    /// <summary>Removes a snapshot; it may be gone already.</summary>
    Task DeleteAsync(string name, CancellationToken cancellationToken);

    /// <returns>A text that changes whenever <see cref="StampAsync"/> was called, by any process.</returns>
    Task<string> ReadStampAsync(CancellationToken cancellationToken);

    /// <summary>Says to every process that snapshots or lists changed.</summary>
    Task StampAsync(CancellationToken cancellationToken);
}
