namespace Escouade.Content.Chapters;

/// <summary>A part of what is listened to or watched; it ends where the next one begins.</summary>
/// <param name="From">Seconds from the beginning.</param>
/// <param name="Title">Plain, in a line.</param>
internal sealed record Chapter(double From, string Title)
{
    public const int MostTitle = 200;

    /// <summary>As many as a player lists.</summary>
    public const int Most = 200;

    /// <returns>What of them a player can show: in order, none after the end, none without a name.</returns>
    public static IReadOnlyList<Chapter> Usable(IEnumerable<Chapter> chapters, double seconds)
        => [.. chapters.Where(chapter => chapter.From >= 0 && chapter.From < seconds && chapter.Title.Length > 0).OrderBy(chapter => chapter.From).DistinctBy(chapter => chapter.From).Take(Most)];
}
