using System.Text.Json.Serialization;
using Escouade.Content.Chapters;

namespace Escouade.Media.Chapters;

/// <summary>The chapters that somebody wrote for a medium, over those that its file or its description has.</summary>
/// <param name="Version">From 1.</param>
/// <param name="Items">In order; none where what the file or the description says stands again.</param>
/// <param name="By">Name of whoever saved them.</param>
internal sealed record EditedChapters(int Version, IReadOnlyList<Chapter> Items, string By, DateTimeOffset At)
{
    public static readonly EditedChapters None = new(0, [], "", default);

    /// <summary>Of the row that they were read from; null for what is not stored yet.</summary>
    [JsonIgnore]
    public string? ETag { get; init; }

    /// <summary>What an editor sends back as <c>If-Match</c>.</summary>
    [JsonIgnore]
    public string Tag => $"\"{Version}\"";
}
