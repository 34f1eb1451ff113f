using System.Text.Json.Serialization;
using Escouade.Media.Quarantine;

namespace Escouade.Media.Uploads;

/// <summary>A sound or moving picture, from the announcement of its file on.</summary>
/// <param name="Id">26 characters.</param>
/// <param name="Owner">Id of whoever announced it.</param>
/// <param name="Title">As people read it.</param>
/// <param name="Language"><c>fr</c> or <c>en</c>: what is spoken in it.</param>
/// <param name="FileName">As it was on its owner's disk.</param>
/// <param name="Size">Of the file, in bytes.</param>
/// <param name="Sha256">Of the file, in lower-case hexadecimal; null where its owner did not know.</param>
/// <param name="At">When it was announced.</param>
internal sealed record MediaItem(string Id, string Owner, string Title, string Language, string FileName, long Size, string? Sha256, DateTimeOffset At)
{
    public MediaState State { get; init; }

    /// <summary>Why it was refused; null unless it was.</summary>
    public MediaFault? Fault { get; init; }

    /// <summary>What is in the file; null before somebody looked.</summary>
    public MediaContent? Content { get; init; }

    /// <summary>Which file that was said of; a file of another tag has to be looked at again.</summary>
    public string? Source { get; init; }

    /// <summary>Of the row that it was read from; null for a new one.</summary>
    [JsonIgnore]
    public string? ETag { get; init; }

    public static bool IsId(string id) => id.Length == 26 && id.All(char.IsAsciiHexDigitLower);
}

[JsonConverter(typeof(JsonStringEnumConverter<MediaState>))]
internal enum MediaState
{
    /// <summary>Announced: the file is on its way.</summary>
    [JsonStringEnumMemberName("awaited")] Awaited,

    /// <summary>The file is there, whole, and what it was announced to be.</summary>
    [JsonStringEnumMemberName("received")] Received,

    /// <summary>All is made of it that people play.</summary>
    [JsonStringEnumMemberName("ready")] Ready,

    /// <summary>The file is not usable; another one may be sent in its place.</summary>
    [JsonStringEnumMemberName("refused")] Refused,
}
