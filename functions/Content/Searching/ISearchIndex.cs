using Escouade.Content.Lists;

namespace Escouade.Content.Searching;

/// <summary>What readers can find: a projection that can be thrown away and rebuilt.</summary>
internal interface ISearchIndex
{
    /// <summary>Puts an entry in place of what the index held of it.</summary>
    Task PutAsync(SearchableEntry entry, CancellationToken cancellationToken);

    /// <summary>Takes an entry out; it may be gone already.</summary>
    Task RemoveAsync(string id, CancellationToken cancellationToken);

    /// <summary>Throws where the service does not answer.</summary>
    Task CheckAsync(CancellationToken cancellationToken);
}

/// <param name="Text">The body without markup.</param>
internal sealed record SearchableEntry(string Id, ListItem Item, string Text);
