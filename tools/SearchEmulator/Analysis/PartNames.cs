using Escouade.SearchEmulator.Rest;

namespace Escouade.SearchEmulator.Analysis;

/// <summary>Finds the service's short name of a component from the type that a definition declares it with.</summary>
internal static class PartNames
{
    private const string Prefix = "#Microsoft.Azure.Search.";

    private static readonly Dictionary<string, string> TokenizerTypes = new(StringComparer.Ordinal)
    {
        ["ClassicTokenizer"] = "classic",
        ["EdgeNGramTokenizer"] = "edgeNGram",
        ["KeywordTokenizer"] = "keyword_v2",
        ["KeywordTokenizerV2"] = "keyword_v2",
        ["NGramTokenizer"] = "nGram",
        ["PathHierarchyTokenizer"] = "path_hierarchy_v2",
        ["PathHierarchyTokenizerV2"] = "path_hierarchy_v2",
        ["PatternTokenizer"] = "pattern",
        ["StandardTokenizer"] = "standard_v2",
        ["StandardTokenizerV2"] = "standard_v2",
        ["UaxUrlEmailTokenizer"] = "uax_url_email",
        ["MicrosoftLanguageTokenizer"] = "microsoft_language_tokenizer",
        ["MicrosoftLanguageStemmingTokenizer"] = "microsoft_language_stemming_tokenizer",
    };

    private static readonly Dictionary<string, string> TokenFilterTypes = new(StringComparer.Ordinal)
    {
        ["AsciiFoldingTokenFilter"] = "asciifolding",
        ["CjkBigramTokenFilter"] = "cjk_bigram",
        ["CommonGramTokenFilter"] = "common_grams",
        ["DictionaryDecompounderTokenFilter"] = "dictionary_decompounder",
        ["EdgeNGramTokenFilter"] = "edgeNGram_v2",
        ["EdgeNGramTokenFilterV2"] = "edgeNGram_v2",
        ["ElisionTokenFilter"] = "elision",
        ["KeepTokenFilter"] = "keep",
        ["KeywordMarkerTokenFilter"] = "keyword_marker",
        ["LengthTokenFilter"] = "length",
        ["LimitTokenFilter"] = "limit",
        ["NGramTokenFilter"] = "nGram_v2",
        ["NGramTokenFilterV2"] = "nGram_v2",
        ["PatternCaptureTokenFilter"] = "pattern_capture",
        ["PatternReplaceTokenFilter"] = "pattern_replace",
        ["PhoneticTokenFilter"] = "phonetic",
        ["ShingleTokenFilter"] = "shingle",
        ["SnowballTokenFilter"] = "snowball",
        ["StemmerTokenFilter"] = "stemmer",
        ["StemmerOverrideTokenFilter"] = "stemmer_override",
        ["StopwordsTokenFilter"] = "stopwords",
        ["SynonymTokenFilter"] = "synonym",
        ["TruncateTokenFilter"] = "truncate",
        ["UniqueTokenFilter"] = "unique",
        ["WordDelimiterTokenFilter"] = "word_delimiter",
    };

    private static readonly Dictionary<string, string> CharFilterTypes = new(StringComparer.Ordinal)
    {
        ["MappingCharFilter"] = "mapping",
        ["PatternReplaceCharFilter"] = "pattern_replace",
    };

    public static string OfType(string kind, string? odataType)
    {
        var types = kind switch { "tokenizers" => TokenizerTypes, "tokenFilters" => TokenFilterTypes, _ => CharFilterTypes };
        return odataType is not null && odataType.StartsWith(Prefix, StringComparison.Ordinal)
            && types.TryGetValue(odataType[Prefix.Length..], out var name)
            ? name
            : throw RequestRefusedException.Invalid($"index : The component type '{odataType}' of {kind} is unknown or not supported by the emulator.");
    }
}
