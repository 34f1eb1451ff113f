using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Escouade.Platform.Texts;

namespace Escouade.Media.Captions;

/// <summary>Reads captions as WebVTT (https://www.w3.org/TR/webvtt1/) or SubRip, and says of each fault in which line it is.</summary>
internal static partial class CaptionReader
{
    public const int MostCharacters = 2_000_000;
    public const int MostText = 1_000;

    private const int MostCues = 20_000;
    private const int MostProblems = 20;

    // A recording may end a little before its last caption does.
    private const double Late = 2;

    /// <param name="text">A whole file.</param>
    /// <param name="seconds">How long the medium plays; null where nobody knows yet.</param>
    /// <returns>The cues in order; or what is wrong, at most twenty faults.</returns>
    public static (IReadOnlyList<Cue> Cues, IReadOnlyList<string> Problems) Read(string text, double? seconds)
    {
        var cues = new List<Cue>();
        var problems = new List<string>();
        var lines = WellFormed.Text(text).TrimStart('\ufeff').ReplaceLineEndings("\n").Split('\n');
        foreach (var block in BlocksOf(lines))
        {
            if (problems.Count >= MostProblems || cues.Count > MostCues)
                break;
            if (block.Number == 1 && block.Lines[0].StartsWith("WEBVTT", StringComparison.Ordinal) || Aside().IsMatch(block.Lines[0]) && !block.Lines.Any(IsTiming))
                continue;
            ReadCue(block, seconds, cues, problems);
        }
        if (problems.Count == 0 && cues.Count == 0)
            problems.Add(CaptionTexts.NoCue);
        if (cues.Count > MostCues)
            problems.Add(CaptionTexts.TooManyCues(MostCues));
        return (cues, problems);
    }

    private static void ReadCue(Block block, double? seconds, List<Cue> cues, List<string> problems)
    {
        // A name or a number may stand above the times.
        var at = block.Lines.Take(2).ToList().FindIndex(IsTiming);
        if (at < 0)
        {
            problems.Add(CaptionTexts.TimesMissing(block.Number));
            return;
        }
        var line = block.Number + at;
        var match = Timing().Match(block.Lines[at]);
        if (TimeIn(match, "from") is not { } from || TimeIn(match, "to") is not { } to)
            problems.Add(CaptionTexts.TimesUnreadable(line));
        else if (to <= from)
            problems.Add(CaptionTexts.EndsBefore(line));
        else if (cues.Count > 0 && from < cues[^1].From)
            problems.Add(CaptionTexts.OutOfOrder(line));
        else if (to > seconds + Late)
            problems.Add(CaptionTexts.AfterEnd(line));
        else if (block.Lines.Skip(at + 1).FirstOrDefault(IsTiming) is { } other)
            problems.Add(CaptionTexts.LineMissing(block.Number + block.Lines.ToList().IndexOf(other, at + 1)));
        else
            AddCue(from, to, string.Join('\n', block.Lines.Skip(at + 1)), line, cues, problems);
    }

    private static void AddCue(double from, double to, string payload, int line, List<Cue> cues, List<string> problems)
    {
        var speaker = Voice().Match(payload) is { Success: true } voice ? WebUtility.HtmlDecode(voice.Groups["name"].Value).Trim() : null;
        var text = WellFormed.Text(WebUtility.HtmlDecode(Markup().Replace(payload, ""))).Trim();
        if (!WellFormed.IsVisible(text))
            problems.Add(CaptionTexts.Empty(line));
        else if (text.Length > MostText)
            problems.Add(CaptionTexts.TooLong(line, MostText));
        else
            cues.Add(new(from, to, text, speaker is { Length: > 0 } ? speaker : null));
    }

    private static IEnumerable<Block> BlocksOf(string[] lines)
    {
        var start = -1;
        for (var at = 0; at <= lines.Length; at++)
        {
            var isBlank = at == lines.Length || string.IsNullOrWhiteSpace(lines[at]);
            if (!isBlank && start < 0)
                start = at;
            if (!isBlank || start < 0)
                continue;
            yield return new(start + 1, lines[start..at]);
            start = -1;
        }
    }

    private static bool IsTiming(string line) => line.Contains("-->", StringComparison.Ordinal);

    /// <returns>Seconds; null for what is no time.</returns>
    private static double? TimeIn(Match match, string group)
        => match.Success && match.Groups[group].Value.Replace(',', '.').Split(':') is [.., var minutes, var seconds] parts
            && int.Parse(minutes, CultureInfo.InvariantCulture) is < 60 and var wholeMinutes && decimal.Parse(seconds, CultureInfo.InvariantCulture) is < 60 and var wholeSeconds
            ? (double)((parts.Length == 3 ? int.Parse(parts[0], CultureInfo.InvariantCulture) * 3_600 : 0) + wholeMinutes * 60 + wholeSeconds)
            : null;

    /// <param name="Number">Of its first line, from 1.</param>
    private sealed record Block(int Number, string[] Lines);

    [GeneratedRegex(@"^\s*(?<from>(?:\d{2}:)?\d{2}:\d{2}[.,]\d{3})\s*-->\s*(?<to>(?:\d{2}:)?\d{2}:\d{2}[.,]\d{3})(?:\s.*)?$")]
    private static partial Regex Timing();

    [GeneratedRegex(@"^(?:NOTE|STYLE|REGION)(?:\s|$)")]
    private static partial Regex Aside();

    [GeneratedRegex(@"<v(?:\.[^\s>]*)?\s+(?<name>[^>]+)>")]
    private static partial Regex Voice();

    [GeneratedRegex(@"</?(?:[a-z]|ruby|rt|lang|font|\d)[^>]*>|\{\\[^}]*\}", RegexOptions.IgnoreCase)]
    private static partial Regex Markup();
}
