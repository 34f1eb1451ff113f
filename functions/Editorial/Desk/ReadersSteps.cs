using Escouade.Content.Entries;

namespace Escouade.Editorial.Desk;

/// <summary>Does before readers what a change at the desk decided, once however often it is asked for.</summary>
internal sealed class ReadersSteps(IEntryStore entries, Publisher publisher)
{
    /// <param name="entry">As the change left it.</param>
    /// <param name="pending">The change.</param>
    /// <param name="cancellationToken">Stops before the readers' row is written.</param>
    /// <returns>Whether it is done, with what readers have now; false where somebody published past the desk since the change was decided.</returns>
    public async Task<(bool IsDone, LiveRevision? Live)> DoAsync(DeskEntry entry, PendingChange pending, CancellationToken cancellationToken)
    {
        while (pending.Readers is not ReadersStep.Nothing)
        {
            var head = await entries.FindAsync(entry.Id, cancellationToken);
            if (pending.Readers is ReadersStep.Publish ? head is { IsPublished: true } && head.Revision == entry.Revision : head is not { IsPublished: true })
                return (true, head is null ? entry.Live : Live(head, entry));
            if (head?.RevisionTag != entry.Live?.Tag)
                return (false, null);
            // Where the write loses, perhaps only the projection wrote to the same row.
            if (pending.Readers is ReadersStep.Publish)
            {
                if (await publisher.PublishAsync(entry.Id, await entries.ReadRevisionAsync(entry.Revision, cancellationToken), pending.Event.Who, head, cancellationToken) is { } publication)
                    return (true, Live(publication.Head, entry));
            }
            else if (await publisher.UnpublishAsync(head!, pending.Event.Who, cancellationToken))
                return (true, entry.Live! with { Tag = (head! with { IsPublished = false }).RevisionTag, IsPublished = false });
        }
        return (true, entry.Live);
    }

    private static LiveRevision Live(EntryHead head, DeskEntry entry)
        => new(head.RevisionTag, head.Revision, head.Revision == entry.Revision ? entry.Number : entry.Live?.Number ?? entry.Number, head.IsPublished, entry.ApprovedBy ?? entry.Live?.ApprovedBy);
}
