using System.Text.Json.Nodes;

namespace Escouade.SearchEmulator.Indexes;

/// <summary>The default options of each analysis component type, as the service documents them.</summary>
internal static class ComponentDefaults
{
    private static readonly Dictionary<string, string> Members = new(StringComparer.Ordinal)
    {
        ["CustomAnalyzer"] = """{"tokenFilters":[],"charFilters":[]}""",
        ["PatternAnalyzer"] = """{"lowercase":true,"pattern":"\\W+","flags":null,"stopwords":[]}""",
        ["StandardAnalyzer"] = """{"maxTokenLength":255,"stopwords":[]}""",
        ["StopAnalyzer"] = """{"stopwords":[]}""",
        ["CustomNormalizer"] = """{"tokenFilters":[],"charFilters":[]}""",
        ["ClassicTokenizer"] = """{"maxTokenLength":255}""",
        ["EdgeNGramTokenizer"] = """{"minGram":1,"maxGram":2,"tokenChars":[]}""",
        ["KeywordTokenizer"] = """{"bufferSize":256}""",
        ["KeywordTokenizerV2"] = """{"maxTokenLength":256}""",
        ["MicrosoftLanguageTokenizer"] = """{"maxTokenLength":255,"isSearchTokenizer":false,"language":"english"}""",
        ["MicrosoftLanguageStemmingTokenizer"] = """{"maxTokenLength":255,"isSearchTokenizer":false,"language":"english"}""",
        ["NGramTokenizer"] = """{"minGram":1,"maxGram":2,"tokenChars":[]}""",
        ["PathHierarchyTokenizer"] = """{"delimiter":"/","replacement":"/","bufferSize":1024,"reverse":false,"skip":0}""",
        ["PathHierarchyTokenizerV2"] = """{"delimiter":"/","replacement":"/","maxTokenLength":300,"reverse":false,"skip":0}""",
        ["PatternTokenizer"] = """{"pattern":"\\W+","flags":null,"group":-1}""",
        ["StandardTokenizer"] = """{"maxTokenLength":255}""",
        ["StandardTokenizerV2"] = """{"maxTokenLength":255}""",
        ["UaxUrlEmailTokenizer"] = """{"maxTokenLength":255}""",
        ["AsciiFoldingTokenFilter"] = """{"preserveOriginal":false}""",
        ["CjkBigramTokenFilter"] = """{"ignoreScripts":[],"outputUnigrams":false}""",
        ["CommonGramTokenFilter"] = """{"ignoreCase":false,"queryMode":false}""",
        ["DictionaryDecompounderTokenFilter"] = """{"minWordSize":5,"minSubwordSize":2,"maxSubwordSize":15,"onlyLongestMatch":false}""",
        ["EdgeNGramTokenFilter"] = """{"minGram":1,"maxGram":2,"side":"front"}""",
        ["EdgeNGramTokenFilterV2"] = """{"minGram":1,"maxGram":2,"side":"front"}""",
        ["ElisionTokenFilter"] = """{"articles":[]}""",
        ["KeepTokenFilter"] = """{"keepWordsCase":false}""",
        ["KeywordMarkerTokenFilter"] = """{"ignoreCase":false}""",
        ["LengthTokenFilter"] = """{"min":0,"max":300}""",
        ["LimitTokenFilter"] = """{"maxTokenCount":1,"consumeAllTokens":false}""",
        ["NGramTokenFilter"] = """{"minGram":1,"maxGram":2}""",
        ["NGramTokenFilterV2"] = """{"minGram":1,"maxGram":2}""",
        ["PatternCaptureTokenFilter"] = """{"preserveOriginal":true}""",
        ["PhoneticTokenFilter"] = """{"encoder":"metaphone","replace":true}""",
        ["ShingleTokenFilter"] = """{"maxShingleSize":2,"minShingleSize":2,"outputUnigrams":true,"outputUnigramsIfNoShingles":false,"tokenSeparator":" ","filterToken":"_"}""",
        ["StopwordsTokenFilter"] = """{"stopwords":[],"stopwordsList":"english","ignoreCase":false,"removeTrailing":true}""",
        ["SynonymTokenFilter"] = """{"ignoreCase":false,"expand":true}""",
        ["TruncateTokenFilter"] = """{"length":300}""",
        ["UniqueTokenFilter"] = """{"onlyOnSamePosition":false}""",
        ["WordDelimiterTokenFilter"] = """{"generateWordParts":true,"generateNumberParts":true,"catenateWords":false,"catenateNumbers":false,"catenateAll":false,"splitOnCaseChange":true,"preserveOriginal":false,"splitOnNumerics":true,"stemEnglishPossessive":true,"protectedWords":[]}""",
    };

    public static JsonObject Of(string? odataType)
        => Members.GetValueOrDefault((odataType ?? string.Empty).Split('.')[^1]) is { } text ? JsonNode.Parse(text)!.AsObject() : [];
}
