using Escouade.Content;
using Escouade.Content.Entries;
using Escouade.Editorial.Desk;

namespace Escouade.Editorial;

/// <summary>Publishes past the desk, for administrators and the inbox. What readers had until then stands in its history first.</summary>
internal sealed class DirectPublisher(IEntryStore store, Publisher publisher, DeskChanges desk)
{
    // Each lost race means that somebody else's revision went in; eight in a row would be a fault of ours.
    private const int MostRaces = 8;

    /// <summary>Publishes over whatever is there: the file that was dropped last is the text.</summary>
    /// <param name="id">Of the entry.</param>
    /// <param name="document">What readers get from now on.</param>
    /// <param name="who">Whoever publishes it, for the audit log.</param>
    /// <param name="isKnownAsync">Whether this text was published from here before: asked again, it changes nothing.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    public async Task<Publication> PublishAsync(string id, EntryDocument document, string who, Func<Task<bool>> isKnownAsync, CancellationToken cancellationToken)
    {
        for (var race = 0; race < MostRaces; race++)
        {
            var head = await store.FindAsync(id, cancellationToken);
            // What staff made of it since, or that they took it away, is newer than an event that comes again.
            if (head is not null && head.Revision != RevisionHash.Of(document).Hash && await isKnownAsync() || head is { IsPublished: false } && await isKnownAsync())
                return new(head, IsChanged: false);
            if (await PublishAsync(id, document, who, head, cancellationToken) is { } publication)
                return publication;
        }
        throw new InvalidOperationException($"Entry {id} could not be written: {MostRaces} others came first.");
    }

    /// <inheritdoc cref="Publisher.PublishAsync"/>
    public async Task<Publication?> PublishAsync(string id, EntryDocument document, string who, EntryHead? head, CancellationToken cancellationToken)
    {
        if (head is not null)
            await desk.FindAsync(id, cancellationToken);
        return await publisher.PublishAsync(id, document, who, head, cancellationToken);
    }
}
