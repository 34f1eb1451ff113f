using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Cjk;
using Lucene.Net.Analysis.CommonGrams;
using Lucene.Net.Analysis.Compound;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.NGram;
using Lucene.Net.Analysis.Pattern;
using Lucene.Net.Analysis.Shingle;
using Lucene.Net.Analysis.Synonym;
using Lucene.Net.Analysis.Util;
using static Lucene.Net.Util.LuceneVersion;

namespace Escouade.SearchEmulator.Analysis;

/// <summary>Token filters whose work depends on options.</summary>
internal static class ConfiguredTokenFilters
{
    private static readonly (string Name, CJKScript Script)[] Scripts =
    [
        ("han", CJKScript.HAN), ("hiragana", CJKScript.HIRAGANA), ("katakana", CJKScript.KATAKANA), ("hangul", CJKScript.HANGUL),
    ];

    public static Func<TokenStream, TokenStream>? Build(AnalysisPart part) => part.Name switch
    {
        "asciifolding" => Folding(part.Flag("preserveOriginal", false)),
        "cjk_bigram" => CjkBigram(part),
        "common_grams" => CommonGrams(part),
        "dictionary_decompounder" => Decompounder(part),
        "edgeNGram" or "edgeNGram_v2" => EdgeGrams(part),
        "elision" => Elision(part),
        "keep" => Keep(part),
        "length" => Length(part.Int("min", 0), part.Int("max", 300)),
        "limit" => Limit(part.Int("maxTokenCount", 1), part.Flag("consumeAllTokens", false)),
        "nGram" or "nGram_v2" => Grams(part.Int("minGram", 1), part.Int("maxGram", 2)),
        "pattern_capture" => Capture(part),
        "pattern_replace" => Replace(part),
        "phonetic" => PhoneticFilter.Build(part),
        "shingle" => Shingle(part),
        "stopwords" => Stop(part),
        "synonym" => Synonym(part),
        "truncate" => Truncate(part.Int("length", 300)),
        "unique" => Unique(part.Flag("onlyOnSamePosition", false)),
        "word_delimiter" => WordDelimiterParts.Build(part),
        _ => null,
    };

    private static Func<TokenStream, TokenStream> Folding(bool preserveOriginal) => input => new ASCIIFoldingFilter(input, preserveOriginal);

    private static Func<TokenStream, TokenStream> CjkBigram(AnalysisPart part)
    {
        var ignored = part.Texts("ignoreScripts");
        // No script at all is the value 0, which the enumeration does not name.
        CJKScript scripts = 0;
        foreach (var (name, script) in Scripts)
        {
            if (!ignored.Contains(name, StringComparer.Ordinal))
                scripts |= script;
        }

        var unigrams = part.Flag("outputUnigrams", false);
        return input => new CJKBigramFilter(input, scripts, unigrams);
    }

    private static Func<TokenStream, TokenStream> CommonGrams(AnalysisPart part)
    {
        var words = TokenFilters.Words(part.Texts("commonWords"), part.Flag("ignoreCase", false));
        return part.Flag("queryMode", false)
            ? input => new CommonGramsQueryFilter(new CommonGramsFilter(LUCENE_48, input, words))
            : input => new CommonGramsFilter(LUCENE_48, input, words);
    }

    private static Func<TokenStream, TokenStream> Decompounder(AnalysisPart part)
    {
        var words = TokenFilters.Words(part.Texts("wordList"), ignoreCase: true);
        var (word, least, most) = (part.Int("minWordSize", 5), part.Int("minSubwordSize", 2), part.Int("maxSubwordSize", 15));
        var longest = part.Flag("onlyLongestMatch", false);
        return input => new DictionaryCompoundWordTokenFilter(LUCENE_48, input, words, word, least, most, longest);
    }

    private static Func<TokenStream, TokenStream> EdgeGrams(AnalysisPart part)
    {
        var (least, most) = CheckedGrams(part.Int("minGram", 1), part.Int("maxGram", 2));
        // The class of Lucene 4.4 on has no back side; the one before it slides offsets, which nothing recorded contradicts.
        return part.Text("side") == "back"
#pragma warning disable CS0612, CS0618 // The 4.3 behaviour is the only one that knows the back side.
            ? input => new EdgeNGramTokenFilter(LUCENE_43, input, EdgeNGramTokenFilter.Side.BACK, least, most)
#pragma warning restore CS0612, CS0618
            : input => new EdgeNGramTokenFilter(LUCENE_48, input, least, most);
    }

    private static (int Least, int Most) CheckedGrams(int least, int most)
        => least >= 1 && least <= most && most <= 300
            ? (least, most)
            : throw new ArgumentException($"minGram ({least}) must be at least 1 and at most maxGram ({most}), which is at most 300.");

    private static Func<TokenStream, TokenStream> Grams(int minGram, int maxGram)
    {
        var (least, most) = CheckedGrams(minGram, maxGram);
        return input => new NGramTokenFilter(LUCENE_48, input, least, most);
    }

    private static Func<TokenStream, TokenStream> Elision(AnalysisPart part)
    {
        var given = part.Texts("articles");
        var articles = given.Length == 0 ? FrenchAnalyzer.DEFAULT_ARTICLES : TokenFilters.Words(given, ignoreCase: true);
        return input => new ElisionFilter(input, articles);
    }

    private static Func<TokenStream, TokenStream> Keep(AnalysisPart part)
    {
        var words = TokenFilters.Words(part.Texts("keepWords"), ignoreCase: part.Flag("keepWordsCase", false));
        return input => new KeepWordFilter(LUCENE_48, input, words);
    }

    private static Func<TokenStream, TokenStream> Length(int least, int most)
        => least <= most ? input => new LengthFilter(LUCENE_48, input, least, most) : throw new ArgumentException("min must not be greater than max.");

    private static Func<TokenStream, TokenStream> Limit(int most, bool consumeAll) => input => new LimitTokenCountFilter(input, most, consumeAll);

    private static Func<TokenStream, TokenStream> Truncate(int length)
        => length >= 1 ? input => new TruncateTokenFilter(input, length) : throw new ArgumentException("length must be at least 1.");

    private static Func<TokenStream, TokenStream> Unique(bool samePosition) => input => new RemoveDuplicatesOrAll(input, samePosition).Stream;

    private static Func<TokenStream, TokenStream> Capture(AnalysisPart part)
    {
        var patterns = part.Texts("patterns").Select(pattern => Patterns.Read(pattern, flags: null)).ToArray();
        var preserve = part.Flag("preserveOriginal", true);
        return input => new PatternCaptureGroupTokenFilter(input, preserve, patterns);
    }

    private static Func<TokenStream, TokenStream> Replace(AnalysisPart part)
    {
        var pattern = Patterns.Read(part.Text("pattern") ?? throw new ArgumentException("A pattern is required."), flags: null);
        var replacement = part.Text("replacement") ?? string.Empty;
        return input => new PatternReplaceFilter(input, pattern, replacement, all: true);
    }

    private static Func<TokenStream, TokenStream> Shingle(AnalysisPart part)
    {
        var (most, least) = (part.Int("maxShingleSize", 2), part.Int("minShingleSize", 2));
        var unigrams = part.Flag("outputUnigrams", true);
        var unigramsIfNone = part.Flag("outputUnigramsIfNoShingles", false);
        var separator = part.Text("tokenSeparator") ?? " ";
        var filler = part.Text("filterToken") ?? "_";
        return input =>
        {
            var shingles = new ShingleFilter(input, least, most);
            shingles.SetOutputUnigrams(unigrams);
            shingles.SetOutputUnigramsIfNoShingles(unigramsIfNone);
            shingles.SetTokenSeparator(separator);
            shingles.SetFillerToken(filler);
            return shingles;
        };
    }

    private static Func<TokenStream, TokenStream> Stop(AnalysisPart part)
    {
        var given = part.Texts("stopwords");
        var words = given.Length > 0
            ? TokenFilters.Words(given, part.Flag("ignoreCase", false))
            : StopWords.Of(part.Text("stopwordsList") ?? "english");
        return input => new StopFilter(LUCENE_48, input, words);
    }

    private static Func<TokenStream, TokenStream> Synonym(AnalysisPart part)
    {
        var ignoreCase = part.Flag("ignoreCase", false);
        using var analyzer = Analyzer.NewAnonymous((_, reader) =>
        {
            var source = new WhitespaceTokenizer(LUCENE_48, reader);
            return new TokenStreamComponents(source, ignoreCase ? new LowerCaseFilter(LUCENE_48, source) : source);
        });
        var parser = new SolrSynonymParser(dedup: true, part.Flag("expand", true), analyzer);
        parser.Parse(new StringReader(string.Join('\n', part.Texts("synonyms"))));
        var map = parser.Build();
        // A filter over no rules at all cannot be built.
        return map.Fst is null ? input => input : input => new SynonymFilter(input, map, ignoreCase);
    }
}
