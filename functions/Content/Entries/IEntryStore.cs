namespace Escouade.Content.Entries;

/// <summary>The truth: entries, their revisions and their addresses.</summary>
internal interface IEntryStore
{
    /// <returns>The entry's head, or null.</returns>
    Task<EntryHead?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>Writes the head if the stored row is still the one it was read from (or is still absent).</summary>
    /// <returns>The head with its new ETag, or null where somebody else wrote first.</returns>
    Task<EntryHead?> CommitAsync(EntryHead head, CancellationToken cancellationToken);

    /// <summary>Stores a revision under its hash. Storing the same again does nothing.</summary>
    /// <returns>The hash.</returns>
    Task<string> SaveRevisionAsync(EntryDocument document, CancellationToken cancellationToken);

    /// <exception cref="InvalidOperationException">There is no such revision: the store is damaged.</exception>
    Task<EntryDocument> ReadRevisionAsync(string hash, CancellationToken cancellationToken);

    /// <summary>Takes an address for an entry, for ever.</summary>
    /// <returns>False where another entry has it; true as often as its own entry asks.</returns>
    Task<bool> ReserveSlugAsync(string slug, string id, CancellationToken cancellationToken);

    /// <returns>The id of the entry that has, or had, this address; or null.</returns>
    Task<string?> FindIdAsync(string slug, CancellationToken cancellationToken);

    /// <summary>The ids of all published entries, in no order; reads little more than keys.</summary>
    IAsyncEnumerable<string> ListPublishedIdsAsync(CancellationToken cancellationToken);

    /// <summary>Entries whose last commit readers may not see yet, in no order.</summary>
    IAsyncEnumerable<EntryHead> ListUnprojectedAsync(CancellationToken cancellationToken);
}
