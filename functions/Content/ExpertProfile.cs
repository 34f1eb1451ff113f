namespace Escouade.Content;

/// <summary>Who an expert is, as the expert wrote it.</summary>
/// <param name="Slug">The address of the profile: the file’s name, unless its header gives another.</param>
/// <param name="Title">What the expert does, in a few words.</param>
/// <param name="Fields">Slugs of themes, in the expert's order.</param>
/// <param name="Languages"><c>fr</c>, <c>en</c>, or the name of another in the expert’s words.</param>
/// <param name="Region">One of Québec’s, as <see cref="Regions"/> names it, or the name of another in the expert’s words.</param>
/// <param name="Links">Absolute http or https addresses.</param>
/// <param name="Photo">The name of an image file beside the text.</param>
/// <param name="Biography">Markdown.</param>
/// <param name="IsExample">Whether the person is made up, and has to be shown as such.</param>
public sealed record ExpertProfile(
    string Slug,
    string Name,
    string? Title,
    string? Organisation,
    IReadOnlyList<string> Fields,
    string? Region,
    IReadOnlyList<string> Languages,
    IReadOnlyList<string> Links,
    string? Photo,
    string Biography,
    bool IsExample)
{
    /// <summary>In which capacity the expert speaks: readers are to see whose interest it may serve. Null where nobody has said.</summary>
    public ExpertCapacity? Capacity { get; init; }

    public ExpertAvailability? Availability { get; init; }

    /// <summary>Since when the expert has been with us: <c>2024</c> or <c>2024-03</c>.</summary>
    public string? Since { get; init; }
}
