using System.Text.Json.Serialization;
using Escouade.Media.Quarantine;

namespace Escouade.Media.Uploads;

/// <summary>A sound or moving picture, from the announcement of its file on.</summary>
/// <param name="Id">26 characters.</param>
/// <param name="Owner">Id of whoever announced it.</param>
/// <param name="Title">As people read it.</param>
/// <param name="Language"><c>fr</c> or <c>en</c>: what is spoken in it.</param>
/// <param name="File">What it is made of.</param>
/// <param name="At">When it was announced.</param>
internal sealed record MediaItem(string Id, string Owner, string Title, string Language, MediaFile File, DateTimeOffset At)
{
    public MediaState State { get; init; }

    /// <summary>What is in the file; null before somebody looked.</summary>
    public MediaContent? Content { get; init; }

    /// <summary>A file that is on its way to take the place of the first, or was refused; null where none is.</summary>
    public MediaFile? Replacement { get; init; }

    /// <summary>What people play until all is made of the file that has come in its place; null where that is the file itself.</summary>
    public PlayedSource? Before { get; init; }

    /// <summary>Tag of the file; null before somebody looked.</summary>
    [JsonIgnore]
    public string? Source => File.Source;

    /// <summary>The file that somebody sends now, or is to send.</summary>
    [JsonIgnore]
    public MediaFile? Expected => Replacement ?? (State is MediaState.Awaited or MediaState.Refused ? File : null);

    /// <summary>Of what people play: null before anybody looked at a file.</summary>
    [JsonIgnore]
    public PlayedSource? Played => Before ?? (Source is { } source && Content is { } content ? new(source, content) : null);

    /// <summary>Of the row that it was read from; null for a new one.</summary>
    [JsonIgnore]
    public string? ETag { get; init; }

    /// <param name="file">One of its two, with what somebody who looked at it says.</param>
    /// <param name="content">What is in it.</param>
    /// <returns>The item with that file: a usable one takes the place of the first, one that is not stays beside it. What people played, they play until all is made anew.</returns>
    public MediaItem With(MediaFile file, MediaContent? content)
    {
        if (file.Fault is not null && file.Number == Replacement?.Number)
            return this with { Replacement = file };
        return this with
        {
            State = file.Fault is null ? MediaState.Received : MediaState.Refused,
            File = file,
            Content = content,
            Replacement = file.Number == Replacement?.Number ? null : Replacement,
            Before = State is MediaState.Ready ? Played : Before,
        };
    }

    /// <param name="file">Announced after those that the item has.</param>
    /// <returns>The item that expects it: in the place of a first file that never came or was no use, otherwise as a replacement.</returns>
    public MediaItem Expecting(MediaFile file)
        => State is MediaState.Awaited or MediaState.Refused ? this with { State = MediaState.Awaited, File = file, Content = null } : this with { Replacement = file };

    /// <summary>Of the next file.</summary>
    [JsonIgnore]
    public int NextNumber => Math.Max(File.Number, Replacement?.Number ?? 0) + 1;

    public static bool IsId(string id) => id.Length == 26 && id.All(char.IsAsciiHexDigitLower);
}

/// <param name="Source">Tag of a file.</param>
/// <param name="Content">What is in it.</param>
internal sealed record PlayedSource(string Source, MediaContent Content);

[JsonConverter(typeof(JsonStringEnumConverter<MediaState>))]
internal enum MediaState
{
    /// <summary>Announced: the file is on its way.</summary>
    [JsonStringEnumMemberName("awaited")] Awaited,

    /// <summary>The file is there, and waits for the storage's scanner.</summary>
    [JsonStringEnumMemberName("held")] Held,

    /// <summary>The file is there, whole, and what it was announced to be.</summary>
    [JsonStringEnumMemberName("received")] Received,

    /// <summary>All is made of it that people play.</summary>
    [JsonStringEnumMemberName("ready")] Ready,

    /// <summary>The file is not usable; another one may be sent in its place.</summary>
    [JsonStringEnumMemberName("refused")] Refused,
}
