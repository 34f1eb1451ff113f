using System.Text.RegularExpressions;
using Escouade.SearchEmulator.Rest;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.NGram;
using Lucene.Net.Analysis.Path;
using Lucene.Net.Analysis.Pattern;
using Lucene.Net.Analysis.Standard;
using static Lucene.Net.Util.LuceneVersion;

namespace Escouade.SearchEmulator.Analysis;

/// <summary>The service's tokenizers.</summary>
internal static class Tokenizers
{
    public const int DefaultLongest = 255;

    public static Func<TextReader, Tokenizer> Build(AnalysisPart part)
    {
        if (Grammar(part) is { } open)
        {
            var longest = Longest(part);
            return reader => open(reader, longest);
        }

        switch (part.Name)
        {
            case "keyword" or "keyword_v2":
                return reader => new KeywordTokenizer(reader);
            case "letter":
                return reader => new LetterTokenizer(LUCENE_48, reader);
            case "lowercase":
                return reader => new LowerCaseTokenizer(LUCENE_48, reader);
            case "whitespace":
                return reader => new WhitespaceTokenizer(LUCENE_48, reader);
            case "nGram":
                var (least, most, chars) = Grams(part);
                return reader => new CharacterNGramTokenizer(reader, least, most, chars);
            case "edgeNGram":
                var (leastEdge, mostEdge, edgeChars) = Grams(part);
                return reader => new CharacterEdgeNGramTokenizer(reader, leastEdge, mostEdge, edgeChars);
            case "path_hierarchy_v2" or "path_hierarchy":
                return PathHierarchy(part);
            case "pattern":
                var pattern = Patterns.Read(part.Text("pattern") ?? @"\W+", part.Text("flags"));
                var group = part.Int("group", -1);
                return reader => new PatternTokenizer(reader, pattern, group);
            default:
                throw RequestRefusedException.Invalid($"index : The tokenizer '{part.Name}' does not exist or is not supported by the emulator.");
        }
    }

    /// <summary>What a text goes through on its way to the tokenizer.</summary>
    public static Func<TextReader, TextReader> Prepare(AnalysisPart part)
    {
        if (Grammar(part) is not { } open)
            return reader => reader;
        var longest = Longest(part);
        return reader => new LongTokens(reader, longest, open);
    }

    /// <summary>The tokenizer of most of Lucene's analyzers.</summary>
    public static Tokenizer Standard(TextReader reader, int longest) => new StandardTokenizer(LUCENE_48, reader) { MaxTokenLength = longest };

    /// <summary>The longest token, which the service lets be at most 300 characters.</summary>
    public static int Longest(AnalysisPart part)
        => part.Int("maxTokenLength", DefaultLongest) is >= 1 and <= 300 and var longest ? longest : throw new ArgumentException("maxTokenLength must be between 1 and 300.");

    private static Func<TextReader, int, Tokenizer>? Grammar(AnalysisPart part) => part.Name switch
    {
        // The service's own tokenizers of a language have no equivalent; words are split by the rules of Unicode.
        "standard" or "standard_v2" or "microsoft_language_tokenizer" or "microsoft_language_stemming_tokenizer" => Standard,
        "classic" => (reader, longest) => new ClassicTokenizer(LUCENE_48, reader) { MaxTokenLength = longest },
        "uax_url_email" => (reader, longest) => new UAX29URLEmailTokenizer(LUCENE_48, reader) { MaxTokenLength = longest },
        _ => null,
    };

    private static Func<TextReader, Tokenizer> PathHierarchy(AnalysisPart part)
    {
        var delimiter = (part.Text("delimiter") ?? "/")[0];
        var replacement = (part.Text("replacement") ?? "/")[0];
        var skip = part.Int("skip", 0);
        return part.Flag("reverse", false)
            ? reader => new ReversePathHierarchyTokenizer(reader, delimiter, replacement, skip)
            : reader => new PathHierarchyTokenizer(reader, delimiter, replacement, skip);
    }

    private static (int Least, int Most, string[] Chars) Grams(AnalysisPart part)
    {
        var least = part.Int("minGram", 1);
        var most = part.Int("maxGram", 2);
        if (least < 1 || least > most || most > 300)
            throw new ArgumentException($"minGram ({least}) must be at least 1 and at most maxGram ({most}), which is at most 300.");
        return (least, most, part.Texts("tokenChars"));
    }

    private sealed class CharacterNGramTokenizer(TextReader reader, int least, int most, string[] chars)
        : NGramTokenizer(LUCENE_48, reader, least, most)
    {
        protected override bool IsTokenChar(int chr) => CharacterClasses.Contains(chars, chr);
    }

    private sealed class CharacterEdgeNGramTokenizer(TextReader reader, int least, int most, string[] chars)
        : EdgeNGramTokenizer(LUCENE_48, reader, least, most)
    {
        protected override bool IsTokenChar(int chr) => CharacterClasses.Contains(chars, chr);
    }

    private static class CharacterClasses
    {
        // The base constructor asks before the derived one has run, hence the null.
        public static bool Contains(string[]? chars, int chr)
        {
            if (chars is null || chars.Length == 0)
                return true;
            var text = char.ConvertFromUtf32(chr is >= 0xD800 and <= 0xDFFF ? 0xFFFD : chr);
            return chars.Any(name => name switch
            {
                "letter" => char.IsLetter(text, 0),
                "digit" => char.IsDigit(text, 0),
                "whitespace" => char.IsWhiteSpace(text, 0),
                "punctuation" => char.IsPunctuation(text, 0),
                "symbol" => char.IsSymbol(text, 0),
                _ => throw new ArgumentException($"The token character class '{name}' is unknown."),
            });
        }
    }
}

/// <summary>Reads patterns written for Java's regular expressions.</summary>
internal static class Patterns
{
    public static Regex Read(string pattern, string? flags)
    {
        var options = RegexOptions.CultureInvariant;
        foreach (var flag in (flags ?? string.Empty).Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            options |= flag switch
            {
                "CASE_INSENSITIVE" => RegexOptions.IgnoreCase,
                "COMMENTS" => RegexOptions.IgnorePatternWhitespace,
                "DOTALL" => RegexOptions.Singleline,
                "MULTILINE" => RegexOptions.Multiline,
                "UNICODE_CASE" or "CANON_EQ" or "UNIX_LINES" or "LITERAL" => RegexOptions.None,
                _ => throw new ArgumentException($"The regular expression flag '{flag}' is unknown."),
            };
        }

        var isLiteral = flags?.Contains("LITERAL", StringComparison.Ordinal) ?? false;
        return new Regex(isLiteral ? Regex.Escape(pattern) : pattern, options, TimeSpan.FromSeconds(1));
    }
}
