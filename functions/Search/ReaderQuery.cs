using Escouade.Platform.Texts;

namespace Escouade.Search;

/// <summary>What a reader typed: words, phrases in quotes, and what a minus excludes. No sign means anything else.</summary>
internal sealed record ReaderQuery(IReadOnlyList<ReaderQuery.Part> Wanted, IReadOnlyList<ReaderQuery.Part> Excluded)
{
    private const int MostParts = 24;

    /// <summary>Whether nothing is wanted, though something may be excluded.</summary>
    public bool IsEmpty => Wanted.Count == 0;

    /// <summary>Whether there was no word at all.</summary>
    public bool IsNothing => IsEmpty && Excluded.Count == 0;

    /// <param name="Words">One, or those of a phrase or a term; without accents, see <see cref="FrenchWords.Fold"/>.</param>
    /// <param name="IsPhrase">Whether they have to stand side by side.</param>
    /// <param name="IsUnfinished">Whether its end may still be missing: the last word, with no space after it.</param>
    internal sealed record Part(IReadOnlyList<string> Words, bool IsPhrase, bool IsUnfinished)
    {
        public string Text => string.Join(' ', Words);

        /// <summary>Several words that the glossary knows as one term.</summary>
        public bool IsTerm => Words.Count > 1 && !IsPhrase;
    }

    /// <summary>The words of those terms, each by itself.</summary>
    public ReaderQuery WithoutTerms(IReadOnlyCollection<Part> terms) => this with
    {
        Wanted = WithoutEmptyWords([.. Wanted.SelectMany(part => terms.Contains(part) ? part.Words.Select(word => new Part([word], IsPhrase: false, IsUnfinished: false)) : [part])]),
    };

    public static ReaderQuery OfWord(string word) => new([new([word], IsPhrase: false, IsUnfinished: false)], []);

    /// <returns>A part as it stands in what was typed, with its accents; as it is compared where it cannot be told.</returns>
    public static string AsTyped(Part part, string typed)
        => part.Words.Count > 1 ? part.Text : typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Trim('"', '«', '»', '“', '”', '.', ',', ';', ':', '!', '?', '(', ')'))
            .FirstOrDefault(word => FrenchWords.Fold(word) == part.Text) ?? part.Text;

    /// <summary>The words of a text of ours, folded as those of a query are.</summary>
    public static IEnumerable<string> WordsOf(string text) => WordsIn(text);

    public static ReaderQuery Parse(string text, Glossary glossary)
    {
        var (wanted, excluded) = (new List<Part>(), new List<Part>());
        var signs = WellFormed.Text(text).Replace('«', '"').Replace('»', '"').Replace('“', '"').Replace('”', '"');
        var at = 0;
        while (at < signs.Length && wanted.Count + excluded.Count < MostParts)
        {
            if (char.IsWhiteSpace(signs[at]))
            {
                at++;
                continue;
            }
            var isExcluded = signs[at] == '-' && at + 1 < signs.Length && (signs[at + 1] == '"' || char.IsLetterOrDigit(signs[at + 1]));
            if (isExcluded)
                at++;
            var isQuoted = signs[at] == '"' && signs.IndexOf('"', at + 1) > at;
            var end = isQuoted ? signs.IndexOf('"', at + 1) : EndOfWord(signs, at);
            var words = WordsIn(isQuoted ? signs[(at + 1)..end] : signs[at..end]);
            at = isQuoted ? end + 1 : end;
            // A compound is excluded whole: « -bouche-à-oreille » says nothing against « à ».
            (isExcluded ? excluded : wanted).AddRange(PartsOf(words, isQuoted || isExcluded, isUnfinished: !isQuoted && at == signs.Length));
        }
        return new(WithoutEmptyWords(WithTerms(wanted, glossary)), [.. excluded.Where(part => !part.Words.All(FrenchWords.IsEmpty))]);
    }

    private static IEnumerable<Part> PartsOf(List<string> words, bool isPhrase, bool isUnfinished)
        => isPhrase && words.Count > 1
            ? [new(words, IsPhrase: true, IsUnfinished: false)]
            : words.Select((word, index) => new Part([word], IsPhrase: false, isUnfinished && index == words.Count - 1));

    private static List<Part> WithTerms(List<Part> parts, Glossary glossary)
    {
        var words = parts.Select(part => part.IsPhrase ? "" : part.Words[0]).ToList();
        var terms = new List<Part>();
        for (var at = 0; at < parts.Count;)
        {
            var length = glossary.LengthOfTermAt(words, at);
            terms.Add(length == 1 ? parts[at] : new(words.GetRange(at, length), IsPhrase: false, IsUnfinished: false));
            at += length;
        }
        return terms;
    }

    // All of them empty, as in « on y va » : then they are what is searched.
    private static List<Part> WithoutEmptyWords(List<Part> parts)
        => parts.Where(part => part.Words.Count > 1 || !FrenchWords.IsEmpty(part.Words[0])).ToList() is { Count: > 0 } full ? full : parts;

    private static int EndOfWord(string signs, int from)
    {
        var end = from + 1;
        while (end < signs.Length && !char.IsWhiteSpace(signs[end]) && signs[end] != '"')
            end++;
        return end;
    }

    // Whatever is neither letter, digit nor apostrophe parts words: « remue-méninges », « prix/qualité ».
    private static List<string> WordsIn(string text)
    {
        var words = new List<string>();
        foreach (var word in new string([.. text.Select(sign => char.IsLetterOrDigit(sign) || char.GetUnicodeCategory(sign) is System.Globalization.UnicodeCategory.NonSpacingMark || sign is '\'' or '’' ? sign : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (FrenchWords.Fold(word).Trim('\'') is { Length: > 0 } folded)
                words.AddRange(FrenchWords.IsWhole(folded) ? [folded] : folded.Split('\'', StringSplitOptions.RemoveEmptyEntries));
        }
        return words;
    }
}
