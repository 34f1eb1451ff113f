using Escouade.Editorial.Passages;

namespace Escouade.Editorial.Desk.Comments;

/// <summary>A comment as it is seen beside the latest revision.</summary>
/// <param name="Number">Of the revision that it was said of.</param>
/// <param name="Passage">As it stood there.</param>
/// <param name="Now">As it stands in the text that is read; null where it has lost its place, or where there was none.</param>
/// <param name="IsLost">Whether the passage is there no more.</param>
/// <param name="IsOutside">Whether it comes from somebody who reviews without an account.</param>
internal sealed record CommentView(
    string Id, int Number, Passage? Passage, Passage? Now, bool IsLost, string Text, string By, bool IsOutside, DateTimeOffset At, DateTimeOffset? ResolvedAt, string? ResolvedBy)
{
    /// <param name="text">What readers see of the revision that is read.</param>
    public static CommentView Of(Comment comment, string text)
    {
        var now = comment.Passage is { } passage ? PassageFinder.Find(text, passage) : null;
        return new(
            comment.Id, comment.Number, comment.Passage, now, comment.Passage is not null && now is null, comment.Text, comment.By, comment.Link is not null, comment.At, comment.ResolvedAt, comment.ResolvedBy);
    }
}
