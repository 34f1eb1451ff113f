using Escouade.Content.Entries;

namespace Escouade.Content.Lists;

/// <summary>The lists of published entries, newest first: a projection that can be thrown away and rebuilt.</summary>
internal interface IEntryLists
{
    /// <summary>Puts the entry's item into its rows, takes it out of the others, and notes which lists changed. Idempotent.</summary>
    Task PutAsync(ListItem item, IReadOnlyList<ListRow> rows, IReadOnlyList<ListRow> gone, CancellationToken cancellationToken);

    /// <summary>Takes an entry out of its rows, and notes which lists changed. Idempotent.</summary>
    Task RemoveAsync(IReadOnlyList<ListRow> gone, CancellationToken cancellationToken);

    /// <returns>At most <paramref name="limit"/> items after the given row, or from the top where it is null; one range scan.</returns>
    IAsyncEnumerable<(string Row, ListItem Item)> ReadAsync(string list, string? after, int limit, CancellationToken cancellationToken);

    /// <summary>Lists that changed since their snapshot was written, with the mark to clear afterwards.</summary>
    Task<IReadOnlyList<ChangedList>> ReadChangedAsync(CancellationToken cancellationToken);

    /// <summary>Notes that a list changed without an entry changing.</summary>
    Task MarkChangedAsync(string list, CancellationToken cancellationToken);

    /// <summary>Clears the marks that nobody has renewed since they were read.</summary>
    /// <returns>The lists whose mark somebody else had cleared: they wrote their snapshots too, from a newer list perhaps.</returns>
    Task<IReadOnlyList<string>> ClearChangedAsync(IReadOnlyList<ChangedList> changed, CancellationToken cancellationToken);

    /// <summary>How many entries the list holds; reads keys only.</summary>
    Task<int> CountAsync(string list, CancellationToken cancellationToken);

    /// <summary>Stores how many entries a value of a filter has; a count of zero removes the value.</summary>
    Task SaveCountAsync(string filter, ValueCount count, CancellationToken cancellationToken);

    /// <summary>The values of a filter that have entries, by slug.</summary>
    Task<IReadOnlyList<ValueCount>> ReadCountsAsync(string filter, CancellationToken cancellationToken);
}

/// <summary>A row of a list: the card that readers get and what other filters look at.</summary>
internal sealed record ListItem(EntryCard Card, IReadOnlyList<TagName> Tags, IReadOnlyList<TagName> Sectors, DateTimeOffset UpdatedAt);

internal sealed record ChangedList(string List, string ETag);

/// <param name="Name">As its author wrote it.</param>
internal sealed record ValueCount(string Slug, string Name, int Count);
