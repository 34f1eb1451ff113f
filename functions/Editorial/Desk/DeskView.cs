using Escouade.Content.Entries;

namespace Escouade.Editorial.Desk;

/// <summary>An entry as the desk shows it to one person.</summary>
/// <param name="Number">Of the latest revision.</param>
/// <param name="Tag">To be sent back as <c>If-Match</c>.</param>
/// <param name="Url">Of the page that readers get; null where they get none.</param>
/// <param name="Moves">What this person may do with it now, see <see cref="Workflow"/>.</param>
internal sealed record DeskView(
    string Id, string Title, DeskState State, int Number, string Tag, string SavedBy, DateTimeOffset SavedAt, string? Reviewer, string? ApprovedBy,
    DateTimeOffset? PublishAt, DateTimeOffset? ArchiveAt, string? Reasons, DateTimeOffset? BinnedAt, string? Url, IReadOnlyList<string> Moves)
{
    public static DeskView Of(DeskEntry entry, EntryHead? head, Writer writer) => new(
        entry.Id, entry.Title, entry.State, entry.Number, entry.Tag, entry.SavedBy, entry.SavedAt, entry.Reviewer, entry.ApprovedBy,
        entry.PublishAt, entry.ArchiveAt, entry.Reasons, entry.BinnedAt, head is { IsPublished: true } ? $"/articles/{head.Slug}" : null,
        [.. Workflow.Moves.Where(move => Workflow.MayMove(move, entry, writer)).Select(move => move.Action)]);
}
