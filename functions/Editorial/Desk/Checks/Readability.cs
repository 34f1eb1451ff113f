using System.Text;
using System.Text.RegularExpressions;

namespace Escouade.Editorial.Desk.Checks;

/// <summary>How easily a French text is read.</summary>
/// <param name="Score">From 0, a thesis, to 100, a comic; a text for everybody has 60 or more. Null where there is too little to judge.</param>
/// <param name="LongSentences">Those of more than <see cref="MostWords"/> words, the longest first; at most three.</param>
/// <param name="HardestSentences">Those with the lowest score of their own, however long; at most three.</param>
/// <remarks>L. Kandel and A. Moles, « Application de l'indice de Flesch à la langue française », 1958: 207 − 1.015 words a sentence − 73.6 syllables a word.</remarks>
internal sealed partial record Readability(int? Score, IReadOnlyList<string> LongSentences, IReadOnlyList<string> HardestSentences)
{
    public const int MostWords = 30;

    private const int FewestWords = 50;
    private const int MostSentences = 3;

    public static Readability Of(string text)
    {
        var sentences = Ends().Split(text).Select(sentence => (Text: sentence.Trim(), Words: Words().Matches(sentence).Select(word => word.Value).ToList())).Where(sentence => sentence.Words.Count > 0).ToList();
        var words = sentences.SelectMany(sentence => sentence.Words).ToList();
        var tooLong = sentences.Where(sentence => sentence.Words.Count > MostWords).OrderByDescending(sentence => sentence.Words.Count).Take(MostSentences).Select(sentence => sentence.Text);
        var hardest = sentences.OrderBy(sentence => ScoreOf(sentence.Words, sentences: 1)).Take(MostSentences).Select(sentence => sentence.Text);
        return new(words.Count < FewestWords ? null : (int)Math.Round(Math.Clamp(ScoreOf(words, sentences.Count), 0, 100)), [.. tooLong], [.. hardest]);
    }

    private static double ScoreOf(List<string> words, int sentences) => 207 - (1.015 * words.Count / sentences) - (73.6 * words.Sum(SyllablesOf) / words.Count);

    /// <summary>Groups of vowels, without a last one that nobody pronounces.</summary>
    private static int SyllablesOf(string word)
    {
        var folded = string.Concat(word.ToLowerInvariant().Replace("œ", "oe", StringComparison.Ordinal).Normalize(NormalizationForm.FormC));
        var groups = Vowels().Count(folded);
        return groups > 1 && MuteEnding().IsMatch(folded) ? groups - 1 : Math.Max(groups, 1);
    }

    [GeneratedRegex(@"(?<=[.!?…])\s+|\n+")]
    private static partial Regex Ends();

    [GeneratedRegex(@"[\p{L}\p{Nd}]+(?:[’'-][\p{L}\p{Nd}]+)*")]
    private static partial Regex Words();

    [GeneratedRegex("[aeiouyàâäéèêëîïôöùûü]+")]
    private static partial Regex Vowels();

    [GeneratedRegex(@"[^aeiouyàâäéèêëîïôöùûü](?:e|es|ent)\z")]
    private static partial Regex MuteEnding();
}
