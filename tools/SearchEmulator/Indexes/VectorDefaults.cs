using System.Text.Json.Nodes;
using Escouade.SearchEmulator.Rest;

namespace Escouade.SearchEmulator.Indexes;

/// <summary>Fills in what a vector search configuration leaves out. Its parameters are answered back; the emulator always scans exactly.</summary>
internal static class VectorDefaults
{
    public static JsonObject? Fill(JsonNode? source)
    {
        if (source is null)
            return null;
        if (source is not JsonObject vectorSearch)
            throw RequestRefusedException.Invalid("index : The value of 'vectorSearch' must be an object.");
        foreach (var later in (string[])["vectorizers", "compressions"])
        {
            if (DefinitionReader.ListOf(vectorSearch, later) is { Count: > 0 })
                throw RequestRefusedException.NotSupported($"vectorSearch.{later}");
        }

        return new JsonObject
        {
            ["algorithms"] = new JsonArray([.. Objects(vectorSearch, "algorithms").Select(FillAlgorithm)]),
            ["profiles"] = new JsonArray([.. Objects(vectorSearch, "profiles").Select(FillProfile)]),
            ["vectorizers"] = new JsonArray(),
            ["compressions"] = new JsonArray(),
        };
    }

    private static IEnumerable<JsonObject> Objects(JsonObject source, string name) => (DefinitionReader.ListOf(source, name) ?? []).Select(item
        => item as JsonObject ?? throw RequestRefusedException.Invalid($"index : An item of 'vectorSearch.{name}' must be an object."));

    private static JsonNode FillProfile(JsonObject profile) => new JsonObject
    {
        ["name"] = profile["name"]?.DeepClone(),
        ["algorithm"] = (profile["algorithm"] ?? profile["algorithmConfigurationName"])?.DeepClone(),
        ["vectorizer"] = null,
        ["compression"] = null,
    };

    private static JsonNode FillAlgorithm(JsonObject algorithm)
    {
        var kind = DefinitionReader.TextOf(algorithm, "kind");
        var filled = new JsonObject { ["name"] = algorithm["name"]?.DeepClone(), ["kind"] = kind };
        switch (kind)
        {
            case "hnsw":
                var given = algorithm["hnswParameters"];
                filled["hnswParameters"] = new JsonObject
                {
                    ["metric"] = given?["metric"]?.DeepClone() ?? "cosine",
                    ["m"] = given?["m"]?.DeepClone() ?? 4,
                    ["efConstruction"] = given?["efConstruction"]?.DeepClone() ?? 400,
                    ["efSearch"] = given?["efSearch"]?.DeepClone() ?? 500,
                };
                filled["exhaustiveKnnParameters"] = null;
                break;
            case "exhaustiveKnn":
                filled["hnswParameters"] = null;
                filled["exhaustiveKnnParameters"] = new JsonObject
                {
                    ["metric"] = algorithm["exhaustiveKnnParameters"]?["metric"]?.DeepClone() ?? "cosine",
                };
                break;
            default:
                throw RequestRefusedException.Invalid($"index : Unknown vector search algorithm kind '{kind}'.");
        }

        return filled;
    }
}
