namespace Escouade.Media.Renditions;

/// <summary>A file that people play, made of a medium and never changed.</summary>
/// <param name="Name">Such as <c>sound.mp3</c>, see <see cref="SoundEncoder"/> and <see cref="PictureEncoder"/>.</param>
/// <param name="Path">Of its blob in the public container: another source gives another one.</param>
/// <param name="ContentType">Of the file.</param>
/// <param name="Size">In bytes.</param>
internal sealed record Rendition(string Name, string Path, string ContentType, long Size)
{
    /// <summary>What a player chooses a playlist by; null for every other file.</summary>
    public Variant? Variant { get; init; }
}

/// <summary>One of several ways to play the same.</summary>
/// <param name="Codecs">As in RFC 6381, such as <c>avc1.64001f</c>.</param>
/// <param name="Peak">Bits a second of its largest segment.</param>
/// <param name="Average">Bits a second over all.</param>
/// <param name="Width">In pixels; 0 where nothing is seen.</param>
/// <param name="Height">In pixels.</param>
internal sealed record Variant(string Codecs, int Peak, int Average, int Width, int Height);
