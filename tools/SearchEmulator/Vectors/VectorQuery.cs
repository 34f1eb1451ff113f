using System.Text.Json;
using Escouade.SearchEmulator.Indexes;
using Escouade.SearchEmulator.Rest;

namespace Escouade.SearchEmulator.Vectors;

/// <summary>One vector of a request, the fields it is compared with, and how many of the nearest documents it asks for.</summary>
internal sealed record VectorQuery(float[] Vector, int Count, IReadOnlyList<IndexField> Fields)
{
    private const int DefaultCount = 50;
    private const int MostCount = 10_000;
    private const int MostQueries = 10;

    // Whether the scan is exhaustive makes no difference here: it always is.
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal) { "kind", "vector", "k", "fields", "exhaustive" };

    public static IReadOnlyList<VectorQuery> ReadAll(IndexSchema schema, JsonElement json)
    {
        if (json.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
            return [];
        if (json.ValueKind != JsonValueKind.Array || json.GetArrayLength() > MostQueries)
            throw Refused($"The value of 'vectorQueries' must be an array of at most {MostQueries} queries.");
        return [.. json.EnumerateArray().Select(query => Read(schema, query))];
    }

    private static VectorQuery Read(IndexSchema schema, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw Refused("A vector query must be an object.");
        foreach (var member in json.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null && !Known.Contains(member.Name)))
            throw RequestRefusedException.NotSupported($"The property '{member.Name}' of vector queries");
        if (Text(json, "kind") is { } kind && kind != "vector")
            throw RequestRefusedException.NotSupported($"A vector query of kind '{kind}'");
        var count = !json.TryGetProperty("k", out var k) || k.ValueKind == JsonValueKind.Null ? DefaultCount
            : k.ValueKind == JsonValueKind.Number && k.TryGetInt32(out var given) && given is >= 1 and <= MostCount ? given
            : throw Refused($"The value of 'k' must be between 1 and {MostCount}.");
        var vector = ReadVector(json);
        var names = (Text(json, "fields") ?? string.Empty).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (names.Length == 0)
            throw Refused("A vector query must name its fields.");
        return new VectorQuery(vector, count, [.. names.Select(name => Field(schema, name, vector.Length))]);
    }

    private static float[] ReadVector(JsonElement json)
    {
        if (!json.TryGetProperty("vector", out var vector) || vector.ValueKind != JsonValueKind.Array || vector.GetArrayLength() == 0)
            throw Refused("A vector query must have a vector.");
        return [.. vector.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Number && item.TryGetSingle(out var number) && float.IsFinite(number)
            ? number
            : throw Refused("A vector must hold finite numbers only."))];
    }

    private static IndexField Field(IndexSchema schema, string name, int length)
    {
        if (schema.Find(name) is not { IsVector: true } field)
            throw Refused($"The field '{name}' does not exist or is not a vector field.");
        return field.Dimensions == length
            ? field
            : throw Refused($"The vector query's 'vector' property for field '{name}' has a length of '{length}', which does not match the field's dimension of '{field.Dimensions}'.");
    }

    private static string? Text(JsonElement json, string name)
        => !json.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
            : value.ValueKind == JsonValueKind.String ? value.GetString()
            : throw Refused($"The value of '{name}' must be a string.");

    private static RequestRefusedException Refused(string message) => new(400, "InvalidRequestParameter", $"{message}\r\nParameter name: vectorQueries");
}
