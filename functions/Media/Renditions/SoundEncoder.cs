using System.Globalization;
using Escouade.Media.Quarantine;
using Escouade.Media.Uploads;
using FFMpegCore;

namespace Escouade.Media.Renditions;

/// <summary>Makes of the sound of a medium what every phone plays, equally loud everywhere, a small one for poor connections, and what a player draws of it.</summary>
/// <remarks>One decoding gives all, after one that measures how loud it is.</remarks>
internal static class SoundEncoder
{
    private const string Small = "sound-small.m4a";
    private const string Drawn = "waveform.json";
    private const string Samples = "samples.s8";

    private static readonly (string Name, string ContentType)[] Outputs = [("sound.m4a", "audio/mp4"), ("sound.mp3", "audio/mpeg"), (Small, "audio/mp4"), (Drawn, "application/json")];

    // The same input gives the same bytes, whoever encodes it and when.
    private const string Reproducible = "-fflags +bitexact -flags:a +bitexact";

    /// <param name="item">Whose titles go into the files.</param>
    /// <param name="content">With sound in it.</param>
    /// <param name="source">Readable for as long as this takes.</param>
    /// <param name="folder">Where the files go.</param>
    /// <param name="cancellationToken">Stops the encoder.</param>
    public static async Task<IReadOnlyList<(FileInfo File, string ContentType)>> EncodeAsync(
        MediaItem item, MediaContent content, Uri source, DirectoryInfo folder, CancellationToken cancellationToken)
    {
        var channels = Math.Min(2, content.Audio!.Channels);
        var loudness = await Loudness.MeasureAsync(source, channels == 1 ? "mono" : "stereo", cancellationToken);
        var split = $"[0:a:0]asplit=2[wide][narrow];[wide]{loudness.Filter},asplit=2[m4a][mp3];[narrow]{loudness.FilterOfMono},asplit=2[small][samples]";
        var metadata = new FFMetadataBuilder().WithTitle(item.Title).WithTag("language", item.Language);

        string PathOf(string name) => Path.Combine(folder.FullName, name);
        string Options(string label, string codec, int kilobits, int rate)
            => string.Create(CultureInfo.InvariantCulture, $"-map \"[{label}]\" -map_metadata 1 -map_chapters 0 -c:a {codec} -b:a {kilobits}k -ar {rate} {Reproducible}");

        await FFMpegArguments
            .FromUrlInput(source, options => options.WithCustomArgument(MediaInspector.Restrictions))
            .AddMetadata(metadata)
            .OutputToMany(outputs => outputs
                .OutputToFile(PathOf("sound.m4a"), overwrite: true, options => options
                    .WithCustomArgument($"-filter_complex \"{split}\" {Options("m4a", "aac", 64 * channels, 48_000)}").WithFastStart())
                .OutputToFile(PathOf("sound.mp3"), overwrite: true, options => options
                    .WithCustomArgument(Options("mp3", "libmp3lame", 64 * channels, 44_100)))
                .OutputToFile(PathOf(Small), overwrite: true, options => options
                    .WithCustomArgument(Options("small", "aac", 24, 22_050)).WithFastStart())
                .OutputToFile(PathOf(Samples), overwrite: true, options => options
                    .WithCustomArgument($"-map \"[samples]\" -ar {Waveform.SampleRate}").ForceFormat("s8")))
            .ProcessAsynchronously(cancellationToken: cancellationToken);
        var waveform = await Waveform.OfAsync(new(PathOf(Samples)), cancellationToken);
        await waveform.WriteAsync(new(PathOf(Drawn)), cancellationToken);
        return [.. Outputs.Select(output => (new FileInfo(PathOf(output.Name)), output.ContentType))];
    }
}
