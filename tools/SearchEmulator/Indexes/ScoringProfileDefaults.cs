using System.Text.Json.Nodes;
using Escouade.SearchEmulator.Rest;

namespace Escouade.SearchEmulator.Indexes;

/// <summary>Fills in what scoring profiles leave out.</summary>
internal static class ScoringProfileDefaults
{
    private static readonly string[] Kinds = ["freshness", "magnitude", "distance", "tag"];

    public static JsonArray Fill(JsonArray? profiles)
        => [.. (profiles ?? []).Select(profile => (JsonNode)Fill(AsObject(profile, "scoring profile")))];

    private static JsonObject Fill(JsonObject profile) => new()
    {
        ["name"] = DefinitionReader.TextOf(profile, "name"),
        ["functionAggregation"] = DefinitionReader.TextOf(profile, "functionAggregation")
            ?? (DefinitionReader.ListOf(profile, "functions") is { Count: > 0 } ? "sum" : null),
        ["text"] = profile["text"] is null ? null : AsObject(profile["text"], "scoring profile's text").DeepClone(),
        ["functions"] = new JsonArray(
            [.. (DefinitionReader.ListOf(profile, "functions") ?? []).Select(function => (JsonNode)FillFunction(AsObject(function, "scoring function")))]),
    };

    private static JsonObject FillFunction(JsonObject function)
    {
        var type = DefinitionReader.TextOf(function, "type");
        if (!Kinds.Contains(type, StringComparer.Ordinal))
            throw RequestRefusedException.Invalid($"index : Unknown scoring function type '{type}'.");
        if (function[type!] is not JsonObject)
            throw RequestRefusedException.Invalid($"index : A scoring function of type '{type}' must have a '{type}' object.");

        var filled = new JsonObject
        {
            ["fieldName"] = DefinitionReader.TextOf(function, "fieldName"),
            ["interpolation"] = DefinitionReader.TextOf(function, "interpolation") ?? "linear",
            ["type"] = type,
            ["boost"] = function["boost"]?.DeepClone(),
        };
        foreach (var kind in Kinds)
            filled[kind] = kind == type ? function[kind]!.DeepClone() : null;
        if (filled["magnitude"] is JsonObject magnitude && magnitude["constantBoostBeyondRange"] is null)
            magnitude["constantBoostBeyondRange"] = false;
        return filled;
    }

    private static JsonObject AsObject(JsonNode? node, string what)
        => node as JsonObject ?? throw RequestRefusedException.Invalid($"index : A {what} must be an object.");
}
