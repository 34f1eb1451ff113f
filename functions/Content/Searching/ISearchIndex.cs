namespace Escouade.Content.Searching;

/// <summary>What readers can find: a projection that can be thrown away and rebuilt.</summary>
internal interface ISearchIndex
{
    /// <summary>Puts an entry in place of what the index held of it.</summary>
    Task PutAsync(SearchableEntry entry, CancellationToken cancellationToken);

    /// <summary>Puts an expert in place of what the index held of them.</summary>
    Task PutAsync(SearchableExpert expert, CancellationToken cancellationToken);

    /// <summary>Takes an entry or an expert out; it may be gone already.</summary>
    Task RemoveAsync(string id, CancellationToken cancellationToken);

    /// <summary>Whether there is no index in use, or one that is not made as this version of the app makes it, and nobody is at it yet.</summary>
    Task<bool> IsOutdatedAsync(CancellationToken cancellationToken);

    /// <summary>Makes a new index beside the one in use; from then on both get what is put. May be done again.</summary>
    Task BeginRebuildAsync(CancellationToken cancellationToken);

    /// <summary>Puts the new index in the place of the one in use, once it holds <paramref name="expected"/> entries and experts. May be done again.</summary>
    /// <returns>False where it does not hold them yet.</returns>
    Task<bool> SwapAsync(long expected, CancellationToken cancellationToken);

    /// <summary>Which index readers search, and how far the one is that is to take its place.</summary>
    Task<IndexState> FindStateAsync(CancellationToken cancellationToken);

    /// <summary>Brings the synonyms that readers search with in step with the glossary; no text is indexed anew. May be done again.</summary>
    Task RefreshSynonymsAsync(CancellationToken cancellationToken);

    /// <summary>Throws where the service does not answer.</summary>
    Task CheckAsync(CancellationToken cancellationToken);
}

/// <param name="Live">The index that readers search; null before anything was published.</param>
/// <param name="Building">The one that is being filled to take its place; null when nothing is under way.</param>
/// <param name="Filled">How many entries and experts <paramref name="Building"/> holds; null when nothing is under way.</param>
internal sealed record IndexState(string? Live, string? Building, long? Filled);
