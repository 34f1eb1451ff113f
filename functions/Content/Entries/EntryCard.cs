using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Escouade.Content.Entries;

/// <summary>An entry as lists show it.</summary>
/// <param name="Theme">Slug of the theme, or null.</param>
internal sealed record EntryCard(
    string Slug,
    EntryKind Kind,
    string Language,
    string Title,
    string Summary,
    string? Theme,
    Level? Level,
    IReadOnlyList<ExpertName> Experts,
    DateTimeOffset PublishedAt,
    int ReadingMinutes,
    // Most entries have none; a list weighs less without saying so for each.
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] CardCover? Cover = null);

internal sealed record ExpertName(string Slug, string Name);

/// <param name="Src">Prefix of the image's addresses: <c>{src}-{width}.avif</c> and <c>.webp</c> for each of the widths.</param>
/// <param name="Alt">What it shows, for who does not see it; absent in lists, where it stands beside the title that leads to the same page.</param>
/// <param name="Width">Of the original, in pixels.</param>
/// <param name="Height">Of the original, in pixels.</param>
internal sealed record CardCover(
    string Src, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Alt, int Width, int Height, IReadOnlyList<int> Widths);

/// <summary>An entry as its page shows it.</summary>
/// <param name="Html">Sanitised when it was published.</param>
/// <param name="Media">What is listened to or watched; absent where it is a text alone.</param>
internal sealed record EntryPage(
    string Id,
    string Slug,
    EntryKind Kind,
    string Language,
    string Title,
    string Summary,
    string? Theme,
    IReadOnlyList<TagName> Tags,
    Level? Level,
    IReadOnlyList<string> Sectors,
    IReadOnlyList<string> Tools,
    string? TimeToDo,
    string? Cost,
    IReadOnlyList<ExpertName> Experts,
    CardCover? Cover,
    string Licence,
    Uri? CanonicalUrl,
    DateTimeOffset PublishedAt,
    DateTimeOffset UpdatedAt,
    int Revision,
    int ReadingMinutes,
    IReadOnlyList<Text.Heading> Headings,
    string Html,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] EntryMedia? Media = null)
{
    /// <summary>What it is as a part of a podcast; absent where its author says nothing of that.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Episode? Episode { get; init; }

    /// <summary>JSON-LD, for the page to hold as it is; absent where it is a text alone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonObject? JsonLd { get; init; }
}

internal sealed record TagName(string Slug, string Name);
