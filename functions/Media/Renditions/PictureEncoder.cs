using System.Globalization;
using Escouade.Media.Quarantine;
using FFMpegCore;

namespace Escouade.Media.Renditions;

/// <summary>Makes the picture of a film in one size, as every phone plays it; its sound is a rendition of its own.</summary>
internal static class PictureEncoder
{
    // A copy begins its segments where the source has a whole picture: past that, they would not begin with those of the other sizes.
    private const double LongestSegment = HlsPlaylist.Seconds + 0.6;

    // The same input gives the same bytes, whoever encodes it and when: x264's depend on how many threads it has.
    private const string Reproducible = "-threads:v 2 -fflags +bitexact -flags:v +bitexact";

    /// <param name="input">With a picture that moves.</param>
    /// <param name="side">One of its <see cref="Ladder"/>.</param>
    /// <param name="cancellationToken">Stops the encoder.</param>
    public static async Task<IReadOnlyList<MadeFile>> EncodeAsync(StepInput input, int side, CancellationToken cancellationToken)
    {
        var video = input.Content.Video!;
        if (Ladder.Find(video, side) is not { } rung)
            return [];
        var name = NameOf(side);
        var (file, playlist) = (new FileInfo(input.PathOf($"{name}.mp4")), new FileInfo(input.PathOf($"{name}.m3u8")));
        if (video.IsPlain && (rung.Width, rung.Height) == (video.Width, video.Height) && await CopyAsync(input, file, playlist, rung, cancellationToken) is { } copied)
            return copied;
        var filter = string.Create(CultureInfo.InvariantCulture, $"fps={Math.Min(video.FrameRate, MediaInspector.MostFrames):0.###},scale={rung.Width}:{rung.Height},setsar=1,format=yuv420p");
        var codec = string.Create(CultureInfo.InvariantCulture, $"-c:v libx264 -preset veryfast -crf 23 -maxrate {rung.Kilobits}k -bufsize {2 * rung.Kilobits}k");
        // Segments of all sizes begin at the same moments, so that a player may change between them.
        var keys = string.Create(CultureInfo.InvariantCulture, $"-force_key_frames \"expr:gte(t,n_forced*{HlsPlaylist.Seconds})\" -sc_threshold 0");
        await FFMpegArguments
            .FromUrlInput(input.Source, options => options.WithCustomArgument(MediaInspector.Restrictions))
            .OutputToFile(playlist.FullName, overwrite: true, options => options
                .WithCustomArgument($"-map 0:V:0 -map_metadata -1 -map_chapters -1 -vf \"{filter}\" {codec} {keys} {Reproducible} {HlsPlaylist.Options(file.FullName)}"))
            .NotifyOnProgress(reached => input.Report(reached))
            .ProcessAsynchronously(cancellationToken: cancellationToken);

        return await DescribeAsync(file, playlist, rung, cancellationToken);
    }

    /// <returns>The pictures of the source as they are; null where it is not made so that a player can change to and from it.</returns>
    private static async Task<IReadOnlyList<MadeFile>?> CopyAsync(StepInput input, FileInfo file, FileInfo playlist, Rung rung, CancellationToken cancellationToken)
    {
        var copy = await FFMpegArguments
            .FromUrlInput(input.Source, options => options.WithCustomArgument(MediaInspector.Restrictions))
            .OutputToFile(playlist.FullName, overwrite: true, options => options.WithCustomArgument($"-map 0:V:0 -map_metadata -1 -map_chapters -1 -c copy -fflags +bitexact {HlsPlaylist.Options(file.FullName)}"))
            .ProcessAsynchronously(throwOnError: false, cancellationToken: cancellationToken);
        if (!copy.Success)
            return null;
        var text = await File.ReadAllTextAsync(playlist.FullName, cancellationToken);
        return HlsPlaylist.LongestOf(text) <= LongestSegment && HlsPlaylist.RatesOf(text).Peak <= 1_500 * rung.Kilobits ? await DescribeAsync(file, playlist, rung, cancellationToken) : null;
    }

    private static async Task<IReadOnlyList<MadeFile>> DescribeAsync(FileInfo file, FileInfo playlist, Rung rung, CancellationToken cancellationToken)
    {
        var (peak, average) = HlsPlaylist.RatesOf(await File.ReadAllTextAsync(playlist.FullName, cancellationToken));
        var variant = new Variant(await CodecOfAsync(file, cancellationToken), peak, average, rung.Width, rung.Height);
        return [new(file, "video/mp4"), new(playlist, HlsPlaylist.ContentType, variant)];
    }

    public static string NameOf(int side) => $"picture-{side.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Profile, constraints and level stand in the file's avcC box (ISO/IEC 14496-15, 5.3.3).</summary>
    private static async Task<string> CodecOfAsync(FileInfo file, CancellationToken cancellationToken)
    {
        var head = new byte[4096];
        await using var stream = file.OpenRead();
        var read = await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        var box = head.AsSpan(0, read).IndexOf("avcC"u8);
        return box < 0 || box + 8 > read ? throw new InvalidDataException($"{file.Name} has no avcC box.") : $"avc1.{Convert.ToHexStringLower(head.AsSpan(box + 5, 3))}";
    }
}
