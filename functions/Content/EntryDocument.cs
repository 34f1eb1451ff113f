using System.Text.Json;
using System.Text.Json.Serialization;

namespace Escouade.Content;

/// <summary>What an author wrote: the whole of one revision of an entry, whichever way it came in.</summary>
/// <remarks>
/// Its canonical JSON is stored under its own hash and never changes, so that the same words always are the same revision.
/// Texts are NFC with LF line ends. Dates that the platform sets (first published, updated) are not part of it.
/// </remarks>
public sealed record EntryDocument
{
    public EntryKind Kind { get; init; } = EntryKind.Article;

    /// <summary>BCP 47 language of the text: <c>fr</c> or <c>en</c>.</summary>
    public string Language { get; init; } = "fr";

    public required string Title { get; init; }

    /// <summary>One or two sentences; taken from the first paragraph where the author wrote none.</summary>
    public required string Summary { get; init; }

    /// <summary>CommonMark with tables, footnotes, task lists and call-outs.</summary>
    public required string Body { get; init; }

    /// <summary>The address that the author asked for; otherwise it is made from the title.</summary>
    public string? Slug { get; init; }

    /// <summary>A theme's slug of <c>content/themes.yml</c>.</summary>
    public string? Theme { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];
    public Level? Level { get; init; }
    public IReadOnlyList<string> Sectors { get; init; } = [];
    public IReadOnlyList<string> Tools { get; init; } = [];

    /// <summary>Time that the reader needs to do it, in the author's words (« 2 heures »).</summary>
    public string? TimeToDo { get; init; }

    /// <summary>What it costs the reader, in the author's words (« gratuit »).</summary>
    public string? Cost { get; init; }

    /// <summary>Slugs of the experts who wrote it, in the author's order.</summary>
    public IReadOnlyList<string> Experts { get; init; } = [];

    public CoverImage? Cover { get; init; }

    /// <summary>SPDX identifier or the author's words; <c>CC-BY-4.0</c> where the author said nothing.</summary>
    public string Licence { get; init; } = "CC-BY-4.0";

    /// <summary>Id of the medium that is listened to or watched.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Media { get; init; }

    public Uri? CanonicalUrl { get; init; }

    /// <summary>The date that the author asked for; otherwise it is the moment of the first publication.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>The images that the body and the cover name, by the name they use.</summary>
    public IReadOnlyDictionary<string, StoredImage> Images { get; init; } = new SortedDictionary<string, StoredImage>(StringComparer.Ordinal);

    /// <summary>Front matter keys that the platform does not know; kept and given back on export.</summary>
    public IReadOnlyDictionary<string, JsonElement> Extras { get; init; } = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
}

[JsonConverter(typeof(JsonStringEnumConverter<EntryKind>))]
public enum EntryKind
{
    [JsonStringEnumMemberName("article")] Article,
    [JsonStringEnumMemberName("audio")] Audio,
    [JsonStringEnumMemberName("video")] Video,
}

[JsonConverter(typeof(JsonStringEnumConverter<Level>))]
public enum Level
{
    [JsonStringEnumMemberName("beginner")] Beginner,
    [JsonStringEnumMemberName("intermediate")] Intermediate,
    [JsonStringEnumMemberName("advanced")] Advanced,
}

/// <param name="Source">A name in <see cref="EntryDocument.Images"/>.</param>
public sealed record CoverImage(string Source, string Alt);

/// <summary>An image that is stored once, under the hash of its bytes, with its renditions beside it.</summary>
/// <param name="Hash">First 32 hexadecimal digits of the SHA-256 of the original's bytes.</param>
/// <param name="Width">Of the original once upright, in pixels.</param>
/// <param name="Height">Of the original once upright, in pixels.</param>
/// <param name="Widths">The renditions' widths in pixels, ascending, never above the original's.</param>
public sealed record StoredImage(string Hash, int Width, int Height, IReadOnlyList<int> Widths);
