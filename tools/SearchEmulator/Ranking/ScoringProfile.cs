using System.Text.Json.Nodes;
using System.Xml;
using Escouade.SearchEmulator.Rest;

namespace Escouade.SearchEmulator.Ranking;

/// <summary>How a profile changes scores: weights on text fields and functions of a document's values.</summary>
internal sealed record ScoringProfile(
    string Name, IReadOnlyDictionary<string, float> TextWeights, IReadOnlyList<ScoringFunction> Functions, string Aggregation)
{
    public static IReadOnlyDictionary<string, ScoringProfile> ReadAll(JsonArray? profiles)
    {
        var read = new Dictionary<string, ScoringProfile>(StringComparer.OrdinalIgnoreCase);
        foreach (var profile in (profiles ?? []).Select(node => Read(node!.AsObject())))
        {
            if (!read.TryAdd(profile.Name, profile))
                throw RequestRefusedException.Invalid($"index : There is more than one scoring profile named '{profile.Name}'.");
        }

        return read;
    }

    private static ScoringProfile Read(JsonObject source)
    {
        var name = (string?)source["name"] ?? throw RequestRefusedException.Invalid("index : A scoring profile must have a name.");
        try
        {
            var weights = source["text"]?["weights"]?.AsObject() ?? [];
            return new ScoringProfile(
                name,
                weights.ToDictionary(weight => weight.Key, weight => (float)(double)weight.Value!, StringComparer.Ordinal),
                [.. (source["functions"] as JsonArray ?? []).Select(function => ScoringFunction.Read(function!.AsObject()))],
                (string?)source["functionAggregation"] ?? "sum");
        }
        catch (Exception fault) when (fault is InvalidOperationException or FormatException or ArgumentNullException)
        {
            throw RequestRefusedException.Invalid($"index : The scoring profile '{name}' is not valid: {fault.Message}");
        }
    }
}

/// <summary>One function of a profile. The members that its kind does not use keep their defaults.</summary>
internal sealed record ScoringFunction(string Kind, string FieldName, double Boost, string Interpolation)
{
    public TimeSpan BoostingDuration { get; private init; }

    public double RangeStart { get; private init; }

    public double RangeEnd { get; private init; }

    public bool IsConstantBeyondRange { get; private init; }

    public double BoostingDistance { get; private init; }

    /// <summary>Name of the scoring parameter that a distance or tag function reads.</summary>
    public string? Parameter { get; private init; }

    public static ScoringFunction Read(JsonObject source)
    {
        var kind = (string)source["type"]!;
        var details = source[kind]!;
        var function = new ScoringFunction(
            kind, (string?)source["fieldName"] ?? string.Empty, (double)source["boost"]!, (string)source["interpolation"]!);
        return kind switch
        {
            "freshness" => function with { BoostingDuration = XmlConvert.ToTimeSpan((string)details["boostingDuration"]!) },
            "magnitude" => function with
            {
                RangeStart = (double)details["boostingRangeStart"]!,
                RangeEnd = (double)details["boostingRangeEnd"]!,
                IsConstantBeyondRange = (bool?)details["constantBoostBeyondRange"] ?? false,
            },
            "distance" => function with
            {
                BoostingDistance = (double)details["boostingDistance"]!,
                Parameter = (string)details["referencePointParameter"]!,
            },
            _ => function with { Parameter = (string)details["tagsParameter"]! },
        };
    }
}
