using System.Globalization;
using Escouade.Media.Quarantine;
using FFMpegCore;

namespace Escouade.Media.Renditions;

/// <summary>Makes of the sound of a medium what every phone plays, equally loud everywhere, a small one for poor connections, and what a player draws of it.</summary>
/// <remarks>One decoding gives all, after one that measures how loud it is.</remarks>
internal static class SoundEncoder
{
    public const string Whole = "sound.m4a";
    public const string Everywhere = "sound.mp3";
    /// <summary>An MP3: of speech at so few kilobits, the AAC of ffmpeg takes a third more than it is given.</summary>
    public const string Small = "sound-small.mp3";
    /// <summary>The highest tone in it, in hertz.</summary>
    public const int HighestOfSmall = 6_000;

    public const string Drawn = "waveform.json";

    /// <summary>The sound of films that are played in segments.</summary>
    public const string Playlist = "sound.m3u8";

    private const string Samples = "samples.s8";
    private const string Segmented = "sound-segments.mp4";

    private static readonly (string Name, string ContentType)[] Outputs = [(Whole, "audio/mp4"), (Everywhere, "audio/mpeg"), (Small, "audio/mpeg"), (Drawn, "application/json")];

    // The same input gives the same bytes, whoever encodes it and when.
    private const string Reproducible = "-fflags +bitexact -flags:a +bitexact";

    /// <param name="input">With sound in it.</param>
    /// <param name="cancellationToken">Stops the encoder.</param>
    public static async Task<IReadOnlyList<MadeFile>> EncodeAsync(StepInput input, CancellationToken cancellationToken)
    {
        var channels = Math.Min(2, input.Content.Audio!.Channels);
        var loudness = await Loudness.MeasureAsync(input, channels == 1 ? "mono" : "stereo", cancellationToken);
        var split = $"[0:a:0]asplit=2[wide][narrow];[wide]{loudness.Filter},asplit=2[m4a][mp3];[narrow]{loudness.FilterOfMono},asplit=2[small][samples]";
        var metadata = new FFMetadataBuilder().WithTitle(input.Item.Title).WithTag("language", input.Item.Language);

        string Options(string label, string codec, int kilobits, int rate)
            => string.Create(CultureInfo.InvariantCulture, $"-map \"[{label}]\" -map_metadata 1 -map_chapters 0 -c:a {codec} -b:a {kilobits}k -ar {rate} {Reproducible}");

        await FFMpegArguments
            .FromUrlInput(input.Source, options => options.WithCustomArgument(MediaInspector.Restrictions))
            .AddMetadata(metadata)
            .OutputToMany(outputs => outputs
                .OutputToFile(input.PathOf(Whole), overwrite: true, options => options
                    .WithCustomArgument($"-filter_complex \"{split}\" {Options("m4a", "aac", 64 * channels, 48_000)}").WithFastStart())
                .OutputToFile(input.PathOf(Everywhere), overwrite: true, options => options
                    .WithCustomArgument(Options("mp3", "libmp3lame", 64 * channels, 44_100)))
                .OutputToFile(input.PathOf(Small), overwrite: true, options => options
                    .WithCustomArgument($"{Options("small", "libmp3lame", 24, 22_050)} -cutoff {HighestOfSmall}"))
                .OutputToFile(input.PathOf(Samples), overwrite: true, options => options
                    .WithCustomArgument($"-map \"[samples]\" -ar {Waveform.SampleRate}").ForceFormat("s8")))
            .NotifyOnProgress(reached => input.Report(reached, Loudness.Part, 1 - Loudness.Part))
            .ProcessAsynchronously(cancellationToken: cancellationToken);
        var waveform = await Waveform.OfAsync(new(input.PathOf(Samples)), cancellationToken);
        await waveform.WriteAsync(new(input.PathOf(Drawn)), cancellationToken);
        var made = Outputs.Select(output => new MadeFile(new(input.PathOf(output.Name)), output.ContentType));
        return input.Content.Video is null ? [.. made] : [.. made, .. await SegmentAsync(input, cancellationToken)];
    }

    /// <summary>The same sound once more, as a player of segments reads it.</summary>
    private static async Task<IReadOnlyList<MadeFile>> SegmentAsync(StepInput input, CancellationToken cancellationToken)
    {
        var (file, playlist) = (new FileInfo(input.PathOf(Segmented)), new FileInfo(input.PathOf(Playlist)));
        await FFMpegArguments
            .FromFileInput(input.PathOf(Whole))
            .OutputToFile(playlist.FullName, overwrite: true, options => options.WithCustomArgument($"-c copy -map_metadata -1 -fflags +bitexact {HlsPlaylist.Options(file.FullName)}"))
            .ProcessAsynchronously(cancellationToken: cancellationToken);
        var (peak, average) = HlsPlaylist.RatesOf(await File.ReadAllTextAsync(playlist.FullName, cancellationToken));
        return [new(file, "audio/mp4"), new(playlist, HlsPlaylist.ContentType, new("mp4a.40.2", peak, average, 0, 0))];
    }
}
