using System.Text.Json.Serialization;

namespace Escouade.Media.Captions;

/// <summary>What is said in a medium, in one language: one version of it, which never changes.</summary>
/// <param name="Language"><c>fr</c> or <c>en</c>.</param>
/// <param name="Version">From 1.</param>
/// <param name="Kind">Who vouches for the words.</param>
/// <param name="Cues">In order of their beginning.</param>
/// <param name="By">Name of whoever saved it.</param>
internal sealed record CaptionTrack(string Language, int Version, CaptionKind Kind, IReadOnlyList<Cue> Cues, string By, DateTimeOffset At)
{
    /// <summary>Those that our readers read.</summary>
    public static readonly IReadOnlyList<string> Languages = ["fr", "en"];

    /// <summary>Of the row that says that it is the latest; null for one that is not stored yet, or not the latest.</summary>
    [JsonIgnore]
    public string? ETag { get; init; }

    /// <summary>Of its stored words; their files have it in their names.</summary>
    [JsonIgnore]
    public string Hash { get; init; } = "";

    /// <summary>What an editor sends back as <c>If-Match</c>.</summary>
    [JsonIgnore]
    public string Tag => $"\"{Version}\"";
}

/// <summary>What is said from one moment to another.</summary>
/// <param name="From">Seconds from the beginning.</param>
/// <param name="To">Seconds from the beginning, more than <paramref name="From"/>.</param>
/// <param name="Text">Plain; lines as they are shown.</param>
/// <param name="Speaker">Who says it; null where nobody wrote that.</param>
internal sealed record Cue(double From, double To, string Text, string? Speaker = null);

[JsonConverter(typeof(JsonStringEnumConverter<CaptionKind>))]
internal enum CaptionKind
{
    /// <summary>As a machine heard it; readers are told so.</summary>
    [JsonStringEnumMemberName("automatic")] Automatic,

    /// <summary>Somebody read it through.</summary>
    [JsonStringEnumMemberName("reviewed")] Reviewed,
}
