using System.Globalization;
using System.Text.Json;
using Escouade.Media.Quarantine;
using FFMpegCore;

namespace Escouade.Media.Renditions;

/// <summary>How loud a sound is, and the filters that make it as loud as every other: EBU R 128, at the -16 LUFS that podcasts are published at.</summary>
/// <param name="Layout">Of the wide sound: <c>mono</c> where it never was more, or <c>stereo</c>.</param>
/// <param name="Wide">As the loudnorm filter measured it in that layout.</param>
/// <param name="Mono">And mixed down to one channel, which changes how loud it is.</param>
internal sealed record Loudness(string Layout, JsonElement Wide, JsonElement Mono)
{
    // The encoders' own overshoot stays under the -1.5 dB that are promised: at few kilobits they overshoot more.
    private const string Target = "I=-16:TP=-2:LRA=11";
    private const string TargetOfMono = "I=-16:TP=-3:LRA=11";

    // Of a step that encodes as well.
    public const double Part = 0.4;

    /// <param name="input">With sound in it.</param>
    /// <param name="layout">See <see cref="Layout"/>.</param>
    /// <param name="cancellationToken">Stops measuring.</param>
    public static async Task<Loudness> MeasureAsync(StepInput input, string layout, CancellationToken cancellationToken)
    {
        var said = new List<string>();
        await FFMpegArguments
            .FromUrlInput(input.Source, options => options.WithCustomArgument(MediaInspector.Restrictions))
            .OutputToNull(options => options.WithCustomArgument($"-filter_complex \"[0:a:0]asplit=2[wide][narrow];[wide]{Mix(layout)},{Measure(Target)}[a];[narrow]{MixToMono},{Measure(TargetOfMono)}[b]\" -map \"[a]\" -map \"[b]\""))
            .NotifyOnStandardError(said.Add)
            .NotifyOnProgress(reached => input.Report(reached, share: Part))
            .ProcessAsynchronously(cancellationToken: cancellationToken);
        // Each filter says its own under its number in the graph: the wide one is the first.
        var measured = Blocks(said).OrderBy(block => block.Filter).Select(block => block.Json).ToList();
        return measured is [var wide, var mono] ? new(layout, wide, mono) : throw new InvalidOperationException($"ffmpeg measured {measured.Count} loudnesses where there are two.");
    }

    public string Filter => $"{Mix(Layout)},{Correct(Wide, Target)}";

    public string FilterOfMono => $"{MixToMono},{Correct(Mono, TargetOfMono)}";

    // Of higher tones nothing is left at so few kilobits: what is measured is what will be heard.
    private static readonly string MixToMono = $"{Mix("mono")},lowpass=f={SoundEncoder.HighestOfSmall}";

    private static string Mix(string layout) => $"aformat=channel_layouts={layout}";

    private static string Measure(string target) => $"loudnorm={target}:print_format=json";

    private static string Correct(JsonElement measured, string target)
    {
        string Of(string name) => measured.GetProperty(name).GetString()!;
        // Silence has no loudness to correct.
        return double.TryParse(Of("input_i"), NumberStyles.Float, CultureInfo.InvariantCulture, out var loudness) && double.IsFinite(loudness) && loudness > -70
            ? $"loudnorm={target}:linear=true:measured_I={Of("input_i")}:measured_TP={Of("input_tp")}:measured_LRA={Of("input_lra")}:measured_thresh={Of("input_thresh")}:offset={Of("target_offset")}"
            : "anull";
    }

    private static IEnumerable<(int Filter, JsonElement Json)> Blocks(IEnumerable<string> lines)
    {
        const string Start = "[Parsed_loudnorm_";
        var filter = 0;
        List<string>? block = null;
        foreach (var line in lines)
        {
            if (line.StartsWith(Start, StringComparison.Ordinal))
                filter = int.Parse(line.AsSpan(Start.Length, line.IndexOf(' ', StringComparison.Ordinal) - Start.Length), CultureInfo.InvariantCulture);
            if (line == "{")
                block = [];
            block?.Add(line);
            if (line == "}" && block is not null)
            {
                yield return (filter, JsonElement.Parse(string.Concat(block)));
                block = null;
            }
        }
    }
}
