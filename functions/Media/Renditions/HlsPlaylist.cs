using System.Globalization;
using System.Text;

namespace Escouade.Media.Renditions;

/// <summary>Playlists of HTTP Live Streaming: https://www.rfc-editor.org/rfc/rfc8216.</summary>
internal static class HlsPlaylist
{
    public const string ContentType = "application/vnd.apple.mpegurl";

    /// <summary>How long a segment is.</summary>
    public const int Seconds = 6;

    private const string Length = "#EXTINF:";
    private const string SoundGroup = "sound";

    /// <summary>For ffmpeg: one file of fragmented MP4 and a playlist of its ranges, which is two blobs for a film of any length.</summary>
    public static string Options(string file)
        => $"-f hls -hls_time {Seconds} -hls_playlist_type vod -hls_segment_type fmp4 -hls_flags single_file+independent_segments -hls_segment_filename \"{file}\"";

    /// <param name="playlist">As ffmpeg wrote it with <see cref="Options"/>.</param>
    /// <returns>Bits a second of its largest segment, and over all.</returns>
    public static (int Peak, int Average) RatesOf(string playlist)
    {
        var (peak, bits, whole, seconds) = (0.0, 0.0, 0.0, 0.0);
        foreach (var line in playlist.Split('\n'))
        {
            if (line.StartsWith(Length, StringComparison.Ordinal))
                seconds = SecondsOf(line);
            else if (line.StartsWith("#EXT-X-BYTERANGE:", StringComparison.Ordinal) && seconds > 0)
            {
                var size = 8 * double.Parse(line["#EXT-X-BYTERANGE:".Length..line.IndexOf('@', StringComparison.Ordinal)], CultureInfo.InvariantCulture);
                // A last one of a blink says nothing of a second.
                (peak, bits, whole) = (Math.Max(peak, size / Math.Max(seconds, 1)), bits + size, whole + seconds);
            }
        }
        return ((int)Math.Ceiling(peak), (int)Math.Ceiling(bits / Math.Max(whole, 0.001)));
    }

    /// <returns>Seconds of its longest segment.</returns>
    public static double LongestOf(string playlist) => playlist.Split('\n').Where(line => line.StartsWith(Length, StringComparison.Ordinal)).Select(SecondsOf).DefaultIfEmpty().Max();

    private static double SecondsOf(string line) => double.Parse(line[Length.Length..].TrimEnd(',', '\r'), CultureInfo.InvariantCulture);

    /// <param name="pictures">Playlists of the picture in its sizes, the first for whoever knows nothing of their connection yet.</param>
    /// <param name="sound">The playlist of the sound; null for a silent film.</param>
    public static string Master(IReadOnlyList<Rendition> pictures, Rendition? sound)
    {
        var text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n");
        if (sound is not null)
            text.Append(CultureInfo.InvariantCulture, $"#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"{SoundGroup}\",NAME=\"Son\",DEFAULT=YES,AUTOSELECT=YES,URI=\"{sound.Name}\"\n");
        foreach (var picture in pictures)
            Append(picture, $",RESOLUTION={picture.Variant!.Width}x{picture.Variant.Height}", sound?.Variant);
        if (sound is not null)
            Append(sound, "", null);
        return text.ToString();

        void Append(Rendition of, string resolution, Variant? with)
        {
            var (variant, codecs) = (of.Variant!, with is null ? of.Variant!.Codecs : $"{of.Variant!.Codecs},{with.Codecs}");
            text.Append(CultureInfo.InvariantCulture, $"#EXT-X-STREAM-INF:BANDWIDTH={variant.Peak + (with?.Peak ?? 0)},AVERAGE-BANDWIDTH={variant.Average + (with?.Average ?? 0)},CODECS=\"{codecs}\"{resolution}");
            text.Append(sound is null ? "\n" : $",AUDIO=\"{SoundGroup}\"\n").Append(of.Name).Append('\n');
        }
    }
}
