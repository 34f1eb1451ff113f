using System.Text.Json.Nodes;
using Escouade.SearchEmulator.Indexes;

namespace Escouade.SearchEmulator.Vectors;

/// <summary>How near two vectors are, as a score: the greater the nearer.</summary>
internal static class VectorMetric
{
    /// <summary>The measure that the field's profile names.</summary>
    public static Func<float[], float[], float> Of(IndexSchema schema, IndexField field)
    {
        var vectorSearch = schema.Definition["vectorSearch"];
        var algorithm = (string?)Named(vectorSearch?["profiles"], field.VectorSearchProfile)?["algorithm"];
        var parameters = Named(vectorSearch?["algorithms"], algorithm) is { } found ? found["hnswParameters"] ?? found["exhaustiveKnnParameters"] : null;
        return (string?)parameters?["metric"] switch
        {
            "euclidean" => Euclidean,
            "dotProduct" => DotProduct,
            _ => Cosine,
        };
    }

    private static JsonNode? Named(JsonNode? list, string? name) => (list as JsonArray ?? []).FirstOrDefault(item => (string?)item!["name"] == name);

    private static float Cosine(float[] left, float[] right)
    {
        var lengths = Math.Sqrt(Dot(left, left) * Dot(right, right));
        return (float)(1 / (2 - (lengths == 0 ? 0 : Dot(left, right) / lengths)));
    }

    private static float Euclidean(float[] left, float[] right)
    {
        var sum = 0.0;
        for (var at = 0; at < left.Length; at++)
            sum += Math.Pow(left[at] - right[at], 2);
        return (float)(1 / (1 + Math.Sqrt(sum)));
    }

    // The service does not publish what it makes of products. This equals the cosine's score for vectors of length 1, and grows on beyond.
    private static float DotProduct(float[] left, float[] right) => Dot(left, right) is var product && product <= 1 ? (float)(1 / (2 - product)) : (float)product;

    private static double Dot(float[] left, float[] right)
    {
        var sum = 0.0;
        for (var at = 0; at < left.Length; at++)
            sum += (double)left[at] * right[at];
        return sum;
    }
}
