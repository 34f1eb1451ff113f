using System.Text.Json.Nodes;
using Escouade.SearchEmulator.Rest;

namespace Escouade.SearchEmulator.Indexes;

/// <summary>Refuses vector fields and configurations that do not fit together, or that the service would not take.</summary>
internal static class VectorChecks
{
    private static readonly string[] Metrics = ["cosine", "euclidean", "dotProduct"];

    private static readonly (string Parameter, int Least, int Most)[] Ranges = [("m", 4, 10), ("efConstruction", 100, 1000), ("efSearch", 100, 1000)];

    public static void Check(JsonNode? vectorSearch, IReadOnlyList<IndexField> fields)
    {
        var algorithms = Named(vectorSearch?["algorithms"]);
        foreach (var algorithm in algorithms.Values)
            CheckAlgorithm(algorithm);
        var profiles = Named(vectorSearch?["profiles"]);
        foreach (var (name, profile) in profiles)
        {
            if (!algorithms.ContainsKey((string?)profile["algorithm"] ?? string.Empty))
                throw RequestRefusedException.Invalid($"index : The algorithm of vector search profile '{name}' does not exist in the index.");
        }

        foreach (var field in fields)
        {
            if (field.IsVector)
                CheckField(field, profiles);
            else if (field.Dimensions is not null || field.VectorSearchProfile is not null)
                throw RequestRefusedException.Invalid($"index : The field '{field.Path}' of type '{field.EdmType}' cannot have dimensions or a vector search profile.");
        }
    }

    private static void CheckField(IndexField field, Dictionary<string, JsonNode> profiles)
    {
        if (field.Dimensions is not (>= 2 and <= 3072))
            throw RequestRefusedException.Invalid($"index : The vector field '{field.Path}' must have between 2 and 3072 dimensions.");
        if (!profiles.ContainsKey(field.VectorSearchProfile ?? string.Empty))
            throw RequestRefusedException.Invalid($"index : The vector search profile of field '{field.Path}' does not exist in the index.");
        if (field.Parent is not null)
            throw RequestRefusedException.Invalid($"index : The vector field '{field.Path}' must be a top-level field.");
    }

    private static void CheckAlgorithm(JsonNode algorithm)
    {
        var hnsw = algorithm["hnswParameters"];
        var metric = (string?)(hnsw ?? algorithm["exhaustiveKnnParameters"])?["metric"];
        if (!Metrics.Contains(metric, StringComparer.Ordinal))
            throw RequestRefusedException.Invalid($"index : The metric '{metric}' of algorithm '{algorithm["name"]}' is unknown or not supported by the emulator.");
        foreach (var (parameter, least, most) in Ranges)
        {
            if (hnsw?[parameter] is { } given && ((int)given < least || (int)given > most))
                throw RequestRefusedException.Invalid($"index : The parameter '{parameter}' of algorithm '{algorithm["name"]}' must be between {least} and {most}.");
        }
    }

    private static Dictionary<string, JsonNode> Named(JsonNode? list)
    {
        var named = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (var item in list as JsonArray ?? [])
        {
            var name = (string?)item!["name"];
            if (string.IsNullOrEmpty(name) || !named.TryAdd(name, item))
                throw RequestRefusedException.Invalid($"index : The name '{name}' in 'vectorSearch' is missing or there more than once.");
        }

        return named;
    }
}
