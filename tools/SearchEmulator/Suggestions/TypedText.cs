using Escouade.SearchEmulator.Analysis;

namespace Escouade.SearchEmulator.Suggestions;

/// <summary>What a person has typed so far: whole words, and the start of the last.</summary>
internal sealed record TypedText(IReadOnlyList<string> Whole, string Last)
{
    private const int FewestFuzzyLetters = 2;

    /// <summary>Null if nothing typed is a word.</summary>
    public static TypedText? Read(string text)
    {
        var terms = AnalyzedText.Tokens(FieldAnalyzer.Suggest, text).Select(token => token.Term).ToList();
        return terms.Count == 0 ? null : new TypedText(terms.GetRange(0, terms.Count - 1), terms[^1]);
    }

    /// <summary>Whether a word can complete the last one: it starts with it or, if fuzzy, with something one edit away.</summary>
    public bool Completes(string word, bool isFuzzy)
        => word.StartsWith(Last, StringComparison.Ordinal) || (isFuzzy && Last.Length >= FewestFuzzyLetters && StartsWithinOneEdit(word));

    private bool StartsWithinOneEdit(string word)
    {
        for (var length = Math.Max(Last.Length - 1, 1); length <= Math.Min(Last.Length + 1, word.Length); length++)
        {
            if (IsWithinOneEdit(word.AsSpan(0, length), Last))
                return true;
        }

        return false;
    }

    /// <summary>Whether one insertion, deletion, change or swap of neighbours makes one text of the other.</summary>
    public static bool IsWithinOneEdit(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        if (Math.Abs(left.Length - right.Length) > 1)
            return false;
        var start = left.CommonPrefixLength(right);
        var a = left[start..];
        var b = right[start..];
        if (a.Length == b.Length)
            return a.Length == 0 || a[1..].SequenceEqual(b[1..])
                || (a.Length >= 2 && a[0] == b[1] && a[1] == b[0] && a[2..].SequenceEqual(b[2..]));
        return a.Length > b.Length ? a[1..].SequenceEqual(b) : a.SequenceEqual(b[1..]);
    }
}
