using System.Text.Json.Serialization;
using Escouade.Content.Chapters;

namespace Escouade.Media.Quarantine;

/// <summary>What was found in a file by looking at its bytes.</summary>
/// <param name="Format">Names of the container's format, as ffprobe has them, such as <c>mov,mp4,m4a,3gp,3g2,mj2</c>.</param>
/// <param name="Seconds">How long it plays.</param>
/// <param name="Video">Null where nothing moves in it: a cover does not.</param>
/// <param name="Audio">Null where it is silent.</param>
internal sealed record MediaContent(string Format, double Seconds, VideoContent? Video, AudioContent? Audio)
{
    /// <summary>As the file has them; none where it has none.</summary>
    public IReadOnlyList<Chapter> Chapters { get; init; } = [];
}

/// <param name="Codec">Such as <c>h264</c>.</param>
/// <param name="Width">In pixels, as it is shown: upright and of square pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="FrameRate">Frames a second, on average.</param>
internal sealed record VideoContent(string Codec, int Width, int Height, double FrameRate)
{
    /// <summary>Whether every phone decodes the pictures as they are in the file: they may be copied where their size and rate fit.</summary>
    public bool IsPlain { get; init; }

    /// <returns>Its sides by a factor, to the nearest even number of pixels: two by two of them share their colour.</returns>
    public (int Width, int Height) Scaled(double by) => (Even(Width * by), Even(Height * by));

    private static int Even(double size) => Math.Max(2, (int)Math.Round(size / 2) * 2);
}

/// <param name="Codec">Such as <c>aac</c>.</param>
/// <param name="Channels">1 for mono, 6 for 5.1.</param>
/// <param name="SampleRate">In hertz.</param>
internal sealed record AudioContent(string Codec, int Channels, int SampleRate);

/// <summary>What makes a file unusable.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MediaFault>))]
internal enum MediaFault
{
    /// <summary>Nothing is in it.</summary>
    [JsonStringEnumMemberName("empty")] Empty,

    /// <summary>Another number of bytes than announced.</summary>
    [JsonStringEnumMemberName("sizeDiffers")] SizeDiffers,

    /// <summary>Other bytes than announced.</summary>
    [JsonStringEnumMemberName("hashDiffers")] HashDiffers,

    /// <summary>Neither sound nor moving picture, whatever its name says.</summary>
    [JsonStringEnumMemberName("notMedia")] NotMedia,

    /// <summary>Longer than <see cref="MediaInspector.Longest"/>.</summary>
    [JsonStringEnumMemberName("tooLong")] TooLong,

    /// <summary>A picture that no screen shows.</summary>
    [JsonStringEnumMemberName("dimensionsAbsurd")] DimensionsAbsurd,

    /// <summary>Meanwhile an entry was submitted that shows what it would take the place of: an editor has to announce it.</summary>
    [JsonStringEnumMemberName("submitted")] Submitted,

    /// <summary>The storage's scanner found something harmful in it.</summary>
    [JsonStringEnumMemberName("malicious")] Malicious,

    /// <summary>It ends before what it says of itself does.</summary>
    [JsonStringEnumMemberName("truncated")] Truncated,
}
