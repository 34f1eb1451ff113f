namespace Escouade.Content.Chapters;

/// <summary>Chapters as podcast players exchange them: https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md. What else such a document holds is left out.</summary>
/// <param name="Chapters">In order.</param>
internal sealed record ChaptersDocument(string? Version, IReadOnlyList<ChaptersDocument.Part>? Chapters)
{
    public const string ContentType = "application/json+chapters";

    /// <param name="StartTime">Seconds from the beginning.</param>
    internal sealed record Part(double? StartTime, string? Title);

    public static ChaptersDocument Of(IEnumerable<Chapter> chapters) => new("1.2.0", [.. chapters.Select(chapter => new Part(chapter.From, chapter.Title))]);
}
