namespace Escouade.Media.Renditions;

/// <summary>What one step of the processing made of one file: a row of its own, so that steps on many instances wait for none.</summary>
/// <param name="Name">Of its function; of the steps of one function, such as <c>MakePicture-480</c>, each has its own.</param>
/// <param name="Source">Tag of the file, see <see cref="Uploads.MediaItem.Source"/>.</param>
/// <param name="IsDone">False from when somebody began.</param>
/// <param name="Renditions">All that it made.</param>
/// <param name="At">When it was done; until then, when whoever is at it was last heard of.</param>
internal sealed record MediaStep(string Name, string Source, bool IsDone, IReadOnlyList<Rendition> Renditions, DateTimeOffset At)
{
    /// <summary>In percent.</summary>
    public int Progress { get; init; }
}
