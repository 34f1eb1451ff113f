namespace Escouade.Search;

/// <summary>What a reader has typed so far: whole words, and a last one whose end may be missing.</summary>
internal sealed class TypedWords
{
    private readonly string[] whole;
    private readonly string last;

    private TypedWords(string[] words) => (whole, last) = (words[..^1], words[^1]);

    /// <summary>Folded, see <see cref="FrenchWords.Fold"/>.</summary>
    public string Text => string.Join(' ', whole.Append(last));

    /// <returns>Null where there are fewer letters than that.</returns>
    public static TypedWords? Parse(string text, int fewestLetters)
        => ReaderQuery.WordsOf(text).ToArray() is { Length: > 0 } words && words.Sum(word => word.Length) >= fewestLetters ? new(words) : null;

    /// <param name="words">Folded.</param>
    public bool Match(IReadOnlyList<string> words)
        => whole.All(words.Contains) && words.Any(word => word.StartsWith(last, StringComparison.Ordinal));
}
