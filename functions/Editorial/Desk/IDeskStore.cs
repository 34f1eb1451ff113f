namespace Escouade.Editorial.Desk;

/// <summary>What is on the desk, and every save of it.</summary>
internal interface IDeskStore
{
    Task<DeskEntry?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>All that is or was on the desk, in no order; one range scan.</summary>
    IAsyncEnumerable<DeskEntry> ListAsync(CancellationToken cancellationToken);

    /// <summary>Writes an entry if the stored row is still the one it was read from, or still absent.</summary>
    /// <returns>False where somebody else was quicker.</returns>
    Task<bool> SaveAsync(DeskEntry entry, CancellationToken cancellationToken);

    /// <summary>Forgets every save of an entry. May be done again.</summary>
    Task RemoveHistoryAsync(string id, CancellationToken cancellationToken);

    /// <summary>Adds a save to the history, once however often it is asked for.</summary>
    Task AddRevisionAsync(string id, SavedRevision revision, CancellationToken cancellationToken);

    /// <summary>The saves of an entry, the newest first.</summary>
    IAsyncEnumerable<SavedRevision> ListRevisionsAsync(string id, CancellationToken cancellationToken);

    Task<SavedRevision?> FindRevisionAsync(string id, int number, CancellationToken cancellationToken);
}
