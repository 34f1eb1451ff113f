using System.Text.Json.Nodes;
using Escouade.SearchEmulator.Rest;

namespace Escouade.SearchEmulator.Indexes;

/// <summary>Refuses what a definition may not say: a misspelt member that was passed over would be a difference that nobody notices.</summary>
internal static class KnownMembers
{
    private static readonly HashSet<string> Index = Set(
        "name description fields scoringProfiles defaultScoringProfile corsOptions suggesters analyzers normalizers tokenizers tokenFilters charFilters encryptionKey "
        + "similarity semantic semanticSearch vectorSearch permissionFilterOption purviewEnabled");

    private static readonly HashSet<string> Field = Set(
        "name type key retrievable stored searchable filterable sortable facetable permissionFilter sensitivityLabel analyzer searchAnalyzer indexAnalyzer normalizer "
        + "dimensions vectorSearchProfile vectorEncoding synonymMaps fields");

    // Members that ComponentDefaults has no default for.
    private static readonly Dictionary<string, string> Required = new(StringComparer.Ordinal)
    {
        ["CustomAnalyzer"] = "tokenizer",
        ["CommonGramTokenFilter"] = "commonWords",
        ["DictionaryDecompounderTokenFilter"] = "wordList",
        ["KeepTokenFilter"] = "keepWords",
        ["KeywordMarkerTokenFilter"] = "keywords",
        ["MappingCharFilter"] = "mappings",
        ["PatternCaptureTokenFilter"] = "patterns",
        ["PatternReplaceCharFilter"] = "pattern replacement",
        ["PatternReplaceTokenFilter"] = "pattern replacement",
        ["SnowballTokenFilter"] = "language",
        ["StemmerOverrideTokenFilter"] = "rules",
        ["StemmerTokenFilter"] = "language",
        ["SynonymTokenFilter"] = "synonyms",
    };

    public static void CheckIndex(JsonObject index) => Check(index, Index, "Index");

    public static void CheckField(JsonObject field) => Check(field, Field, "Field");

    public static void CheckSuggester(JsonObject suggester) => Check(suggester, Set("name searchMode sourceFields"), "Suggester");

    /// <summary>An analyzer, tokenizer, filter or normalizer; of a type that nobody knows something else is said.</summary>
    public static void CheckComponent(JsonObject component)
    {
        var type = ((string?)component["@odata.type"] ?? string.Empty).Split('.')[^1];
        var known = ComponentDefaults.Of(type).Select(member => member.Key).ToHashSet(StringComparer.Ordinal);
        known.UnionWith(Set(Required.GetValueOrDefault(type, string.Empty)));
        if (known.Count == 0)
            return;
        known.Add("name");
        Check(component, known, type);
    }

    private static void Check(JsonObject source, HashSet<string> known, string type)
    {
        var unknown = source.Select(member => member.Key).FirstOrDefault(name => !name.Contains('@', StringComparison.Ordinal) && !known.Contains(name));
        if (unknown is not null)
        {
            throw RequestRefusedException.Invalid(
                $"index : The property '{unknown}' does not exist on type 'Microsoft.Azure.Search.V2023_11_01.{type}'. Make sure to only use property names that are defined by the type.");
        }
    }

    private static HashSet<string> Set(string names) => new(names.Split(' ', StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
}
