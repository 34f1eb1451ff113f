using Escouade.Media.Captions;

namespace Escouade.Media.Transcription;

/// <summary>Makes captions of words: sentences, as long as people can read at once.</summary>
/// <remarks>Two lines of 42 signs and seven seconds at most, as https://partnerhelp.netflixstudios.com/hc/en-us/articles/215758617 and most who caption have it.</remarks>
internal static class SaidCues
{
    private const int MostInLine = 42;
    private const double MostSeconds = 7;

    // Shorter, and a sentence shares its caption with the next.
    private const int Short = 20;

    // Somebody breathes, or somebody else speaks.
    private const double Pause = 1.2;

    /// <param name="words">In order.</param>
    public static IReadOnlyList<Cue> Of(IReadOnlyList<SaidWord> words)
    {
        var cues = new List<Cue>();
        foreach (var word in words)
        {
            var text = cues.Count == 0 ? "" : $"{cues[^1].Text} {word.Text}";
            if (cues.Count > 0 && LinesOf(text).Count <= 2 && word.To - cues[^1].From <= MostSeconds && word.From - cues[^1].To < Pause && !IsWhole(cues[^1].Text))
                cues[^1] = cues[^1] with { To = Math.Max(word.To, cues[^1].To), Text = text };
            else
                cues.Add(new(word.From, Math.Max(word.To, word.From + 0.1), word.Text));
        }
        return [.. cues.Select(cue => cue with { Text = string.Join('\n', LinesOf(cue.Text)) })];
    }

    private static bool IsWhole(string text) => text.Length >= Short && text.TrimEnd('»', '"', '\u00a0', ' ')[^1] is '.' or '!' or '?' or '…';

    private static List<string> LinesOf(string text)
    {
        // Both about as long, where there are two.
        var most = text.Length <= MostInLine ? MostInLine : Math.Min(MostInLine, Math.Max(MostInLine / 2, text.Length / 2 + 6));
        var lines = Wrap(text, most);
        return lines.Count > 2 ? Wrap(text, MostInLine) : lines;
    }

    private static List<string> Wrap(string text, int most)
    {
        var lines = new List<string>();
        foreach (var word in text.Split(' '))
        {
            if (lines.Count > 0 && lines[^1].Length + 1 + word.Length <= most)
                lines[^1] += $" {word}";
            else
                lines.Add(word);
        }
        return lines;
    }
}
