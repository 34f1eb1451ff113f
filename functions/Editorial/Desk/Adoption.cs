using Escouade.Content.Entries;
using Escouade.Platform.Identity;

namespace Escouade.Editorial.Desk;

/// <summary>Brings to the desk what was published past it: a file was dropped, or an administrator replaced the text.</summary>
internal sealed class Adoption(IEntryStore entries)
{
    /// <param name="entry">As the desk has it; null for what was never there.</param>
    /// <param name="head">As readers have it.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>The entry as it shall be, with what its history lacks; null where the desk knows all that readers have.</returns>
    public async Task<(DeskEntry Entry, IReadOnlyList<SavedRevision> Saved)?> OfAsync(DeskEntry? entry, EntryHead head, CancellationToken cancellationToken)
    {
        if (entry?.Live?.Tag == head.RevisionTag)
            return null;
        entry ??= new(head.Id, Owner: "", Title: "", DeskState.Archived, Number: 0, Revision: "", SavedBy: "", head.UpdatedAt, Change: 0);
        // An end was set to what readers had; they have it no more.
        entry = entry with { ArchiveAt = head.IsPublished ? entry.ArchiveAt : null };

        var by = PersonClaims.NameIn(head.PublishedBy);
        var state = head.IsPublished ? DeskState.Published : DeskState.Archived;
        if (head.Revision == entry.Revision && entry.State is not (DeskState.Binned or DeskState.Removed))
            return (entry with { State = state, PublishAt = null, ApprovedBy = entry.ApprovedBy ?? by, Authors = [], Live = Live(entry.Number) }, []);
        if (head.Revision == entry.Live?.Revision && (!head.IsPublished || IsUnderWay(entry)))
            return (entry with { Live = Live(entry.Live.Number) }, []);

        var adopted = new SavedRevision(entry.Number + 1, head.Revision, (await entries.ReadRevisionAsync(head.Revision, cancellationToken)).Title, by, head.UpdatedAt);
        if (!IsUnderWay(entry))
            return (entry with
            {
                Title = adopted.Title, State = state, Number = adopted.Number, Revision = adopted.Hash, SavedBy = adopted.Who, SavedAt = adopted.At,
                ApprovedBy = by, Authors = [], BinnedAt = null, Live = Live(adopted.Number),
            }, [adopted]);
        // The draft under way stays, on top: its approval was one over another text, and what it undoes is what it differs in from the revision before.
        var again = entry with { Number = adopted.Number + 1, State = Workflow.AfterSave(entry.State)!.Value, ApprovedBy = null, PublishAt = null, Live = Live(adopted.Number) };
        return (again, [adopted, again.Saved]);

        LiveRevision Live(int number) => new(head.RevisionTag, head.Revision, number, head.IsPublished, by);
    }

    private static bool IsUnderWay(DeskEntry entry) => entry.State is DeskState.Draft or DeskState.InReview or DeskState.Approved or DeskState.Scheduled;
}
