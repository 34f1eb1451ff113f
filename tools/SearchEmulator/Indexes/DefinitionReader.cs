using System.Text.Json;
using System.Text.Json.Nodes;
using Escouade.SearchEmulator.Rest;

namespace Escouade.SearchEmulator.Indexes;

/// <summary>Fills in what an index definition leaves out, the way the service answers it, and refuses what is not valid.</summary>
internal static class DefinitionReader
{
    public static JsonObject Read(JsonObject source, string? expectedName)
    {
        KnownMembers.CheckIndex(source);
        var name = TextOf(source, "name") ?? expectedName
            ?? throw RequestRefusedException.Invalid("index : The index name must be provided.");
        if (expectedName is not null && name != expectedName)
            throw RequestRefusedException.Invalid($"index : Index name '{name}' does not match the name '{expectedName}' in the request path.");
        ResourceNames.CheckIndex(name);

        var fields = FieldDefaults.Fill(ListOf(source, "fields") ?? [], name);
        var similarity = Similarity(source["similarity"]);
        var definition = new JsonObject
        {
            ["name"] = name,
            ["description"] = TextOf(source, "description"),
            ["defaultScoringProfile"] = TextOf(source, "defaultScoringProfile"),
            ["permissionFilterOption"] = null,
            ["purviewEnabled"] = null,
            ["fields"] = fields,
            ["scoringProfiles"] = ScoringProfileDefaults.Fill(ListOf(source, "scoringProfiles")),
            ["corsOptions"] = Cors(source["corsOptions"]),
            ["suggesters"] = Suggesters(ListOf(source, "suggesters")),
            ["analyzers"] = AnalysisDefaults.Fill(source, "analyzers"),
            ["normalizers"] = AnalysisDefaults.Fill(source, "normalizers"),
            ["tokenizers"] = AnalysisDefaults.Fill(source, "tokenizers"),
            ["tokenFilters"] = AnalysisDefaults.Fill(source, "tokenFilters"),
            ["charFilters"] = AnalysisDefaults.Fill(source, "charFilters"),
            ["encryptionKey"] = source["encryptionKey"] is null
                ? null
                : throw RequestRefusedException.NotSupported("An encryption key"),
            ["similarity"] = similarity,
            ["semantic"] = (source["semantic"] ?? source["semanticSearch"])?.DeepClone(),
            ["vectorSearch"] = VectorDefaults.Fill(source["vectorSearch"]),
        };
        DefinitionChecks.Check(definition);
        return definition;
    }

    public static string? TextOf(JsonObject source, string name) => source[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => throw RequestRefusedException.Invalid($"index : The value of '{name}' must be a string."),
    };

    /// <summary>Null if it is absent.</summary>
    public static JsonArray? ListOf(JsonObject source, string name) => source[name] switch
    {
        null => null,
        JsonArray list => list,
        _ => throw RequestRefusedException.Invalid($"index : The value of '{name}' must be an array."),
    };

    private static JsonObject Similarity(JsonNode? source)
    {
        if (source is null)
            return new JsonObject { ["@odata.type"] = "#Microsoft.Azure.Search.BM25Similarity", ["k1"] = null, ["b"] = null };
        var type = (string?)source["@odata.type"];
        if (type == "#Microsoft.Azure.Search.ClassicSimilarity")
            throw RequestRefusedException.Invalid("index : ClassicSimilarity is not supported by services created after July 15, 2020.");
        if (type != "#Microsoft.Azure.Search.BM25Similarity")
            throw RequestRefusedException.Invalid($"index : Unknown similarity '{type}'.");
        if ((float?)source["k1"] < 0 || (float?)source["b"] is < 0 or > 1)
            throw RequestRefusedException.Invalid("index : The similarity's 'k1' must be at least 0, and 'b' between 0 and 1.");
        return new JsonObject { ["@odata.type"] = type, ["k1"] = source["k1"]?.DeepClone(), ["b"] = source["b"]?.DeepClone() };
    }

    private static JsonObject? Cors(JsonNode? source)
    {
        if (source is not JsonObject cors)
            return source is null ? null : throw RequestRefusedException.Invalid("index : The value of 'corsOptions' must be an object.");
        var origins = cors["allowedOrigins"] as JsonArray ?? [];
        if (origins.Count == 0 || origins.Any(origin => origin?.GetValueKind() != JsonValueKind.String))
            throw RequestRefusedException.Invalid("index : The value of 'allowedOrigins' must be an array of origins, or of '*' alone.");
        if (cors["maxAgeInSeconds"] is { } age && !(age is JsonValue value && value.TryGetValue<int>(out var seconds) && seconds >= 0))
            throw RequestRefusedException.Invalid("index : The value of 'maxAgeInSeconds' must be a number of seconds.");
        return new JsonObject { ["allowedOrigins"] = origins.DeepClone(), ["maxAgeInSeconds"] = cors["maxAgeInSeconds"]?.DeepClone() };
    }

    private static JsonArray Suggesters(JsonArray? source)
        => [.. (source ?? []).Select(node => (JsonNode)Suggester(node as JsonObject ?? throw RequestRefusedException.Invalid("index : A suggester must be an object.")))];

    private static JsonObject Suggester(JsonObject source)
    {
        KnownMembers.CheckSuggester(source);
        return new JsonObject
        {
            ["name"] = source["name"]?.DeepClone(),
            ["searchMode"] = source["searchMode"]?.DeepClone() ?? "analyzingInfixMatching",
            ["sourceFields"] = source["sourceFields"]?.DeepClone() ?? new JsonArray(),
        };
    }
}
