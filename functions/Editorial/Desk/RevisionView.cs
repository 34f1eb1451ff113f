namespace Escouade.Editorial.Desk;

/// <summary>A save of an entry as the desk shows it.</summary>
/// <param name="Hash">See <see cref="Content.Entries.RevisionHash"/>.</param>
/// <param name="Who">Name of whoever saved it.</param>
internal sealed record RevisionView(int Number, string Hash, string Title, string Who, DateTimeOffset At)
{
    public static RevisionView Of(SavedRevision revision) => new(revision.Number, revision.Hash, revision.Title, revision.Who, revision.At);
}
