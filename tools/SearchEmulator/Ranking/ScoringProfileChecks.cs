using Escouade.SearchEmulator.Indexes;
using Escouade.SearchEmulator.Rest;

namespace Escouade.SearchEmulator.Ranking;

/// <summary>Refuses scoring profiles that name fields they cannot use or values out of range.</summary>
internal static class ScoringProfileChecks
{
    private static readonly string[] Aggregations = ["sum", "average", "minimum", "maximum", "firstMatching"];
    private static readonly string[] Interpolations = ["linear", "constant", "quadratic", "logarithmic"];

    public static void Check(ScoringProfile profile, IReadOnlyList<IndexField> fields)
    {
        ResourceNames.CheckField(profile.Name);
        if (!Aggregations.Contains(profile.Aggregation, StringComparer.Ordinal))
            throw Refused(profile, $"the function aggregation '{profile.Aggregation}' is unknown");
        foreach (var (path, weight) in profile.TextWeights)
        {
            if (!fields.Any(field => field.Path == path && field.IsText))
                throw Refused(profile, $"the field '{path}' does not exist or is not searchable");
            if (!(weight > 0) || !float.IsFinite(weight))
                throw Refused(profile, $"the weight of field '{path}' must be greater than 0");
        }

        foreach (var function in profile.Functions)
            Check(profile, function, fields.FirstOrDefault(field => field.Path == function.FieldName));
    }

    private static void Check(ScoringProfile profile, ScoringFunction function, IndexField? field)
    {
        if (field is null)
            throw Refused(profile, $"the field '{function.FieldName}' does not exist");
        if (!field.IsFilterable)
            throw Refused(profile, $"the field '{function.FieldName}' must be filterable to be used in a scoring function");
        if (!Interpolations.Contains(function.Interpolation, StringComparer.Ordinal))
            throw Refused(profile, $"the interpolation '{function.Interpolation}' is unknown");
        if (!(function.Boost > 0) || function.Boost == 1 || !double.IsFinite(function.Boost))
            throw Refused(profile, "the boost of a function must be greater than 0 and different from 1");

        var fits = function.Kind switch
        {
            "freshness" => field is { Type: FieldType.DateTimeOffset, IsMultiValued: false } && function.BoostingDuration != TimeSpan.Zero,
            "magnitude" => field is { Type: FieldType.Double or FieldType.Int32 or FieldType.Int64, IsMultiValued: false },
            "distance" => field is { Type: FieldType.GeographyPoint, IsMultiValued: false } && function.BoostingDistance > 0,
            _ => field.Type == FieldType.String && function.Interpolation is "linear" or "constant",
        };
        if (!fits)
            throw Refused(profile, $"the {function.Kind} function cannot be used with field '{field.Path}' of type '{field.EdmType}'");
    }

    private static RequestRefusedException Refused(ScoringProfile profile, string reason)
        => RequestRefusedException.Invalid($"index : Scoring profile '{profile.Name}' is not valid: {reason}.");
}
