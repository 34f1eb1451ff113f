using Escouade.SearchEmulator.Documents;
using Escouade.SearchEmulator.Indexes;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Escouade.SearchEmulator.Ranking;

/// <summary>Multiplies scores by what the functions of a scoring profile make of a document's values.</summary>
internal sealed class BoostFunctions(ScoringProfile profile, IndexSchema schema, ScoringParameters parameters, DateTimeOffset now)
{
    /// <summary>Null if the profile has no functions.</summary>
    public static BoostFunctions? For(ScoringProfile? profile, IndexSchema schema, ScoringParameters parameters, DateTimeOffset now)
    {
        if (profile is null || profile.Functions.Count == 0)
            return null;
        foreach (var function in profile.Functions.Where(function => function.Parameter is not null))
        {
            if (function.Kind == "tag")
                parameters.Tags(function.Parameter!);
            else
                parameters.Point(function.Parameter!);
        }

        return new BoostFunctions(profile, schema, parameters, now);
    }

    public Func<int, float, float> Bind(AtomicReader segment)
    {
        var functions = profile.Functions.Select(function => (function.Boost, Effect: Bind(function, schema.Find(function.FieldName)!, segment))).ToArray();
        return (document, score) =>
        {
            // An effect is how much of the boost the document gets, from none (0) to all (1).
            var effects = Array.ConvertAll(functions, function => (function.Boost, Effect: function.Effect(document)));
            return (float)(score * Aggregate(effects));
        };
    }

    private double Aggregate((double Boost, double Effect)[] effects)
    {
        var factors = Array.ConvertAll(effects, item => 1 + ((item.Boost - 1) * item.Effect));
        return profile.Aggregation switch
        {
            "average" => factors.Average(),
            "minimum" => factors.Min(),
            "maximum" => factors.Max(),
            "firstMatching" => Array.Find(effects, item => item.Effect > 0) is { Effect: > 0 } first ? 1 + ((first.Boost - 1) * first.Effect) : 1,
            // Whether the service sums factors or what they add to 1 is not recorded; this agrees with it for one function.
            _ => 1 + factors.Sum(factor => factor - 1),
        };
    }

    private Func<int, double> Bind(ScoringFunction function, IndexField field, AtomicReader segment)
    {
        if (function.Kind == "distance")
            return Distance(function, field, segment);
        if (FieldColumn.Open(segment, field) is not { } column)
            return _ => 0;
        if (function.Kind == "tag")
        {
            var tags = parameters.Tags(function.Parameter!)
                .Select(tag => column.Find(ValueCodec.Encode(FieldType.String, tag))).Where(ordinal => ordinal >= 0).ToHashSet();
            return document => column.Any(document, tags.Contains) ? 1 : 0;
        }

        return document => column.First(document) is >= 0 and var ordinal
            ? function.Kind == "freshness"
                ? Freshness(function, (DateTimeOffset)column.Value(ordinal))
                : Magnitude(function, Convert.ToDouble(column.Value(ordinal), System.Globalization.CultureInfo.InvariantCulture))
            : 0;
    }

    private double Freshness(ScoringFunction function, DateTimeOffset date)
    {
        var part = (now - date) / function.BoostingDuration;
        return part is >= 0 and <= 1 ? Interpolate(function, part) : 0;
    }

    private static double Magnitude(ScoringFunction function, double value)
    {
        var (start, end) = (function.RangeStart, function.RangeEnd);
        if (start == end)
            return value == start || (function.IsConstantBeyondRange && value > end) ? 1 : 0;
        // The boost grows from the start of the range to its end, whichever is greater.
        var part = (value - start) / (end - start);
        if (part > 1)
            return function.IsConstantBeyondRange ? 1 : 0;
        return part >= 0 ? Interpolate(function, 1 - part) : 0;
    }

    private Func<int, double> Distance(ScoringFunction function, IndexField field, AtomicReader segment)
    {
        if (segment.GetBinaryDocValues(field.ValuesColumn) is not { } column)
            return _ => 0;
        var reference = parameters.Point(function.Parameter!);
        var bytes = new BytesRef();
        return document =>
        {
            column.Get(document, bytes);
            if (GeoColumn.Decode(bytes) is not [var point, ..])
                return 0;
            var part = GeoColumn.Distance(point, reference) / function.BoostingDistance;
            return part <= 1 ? Interpolate(function, part) : 0;
        };
    }

    // The part is 0 where the boost is full and 1 where it ends. The service does not publish its logarithmic curve; this one also
    // starts at 1, ends at 0 and falls more slowly at the end.
    private static double Interpolate(ScoringFunction function, double part) => function.Interpolation switch
    {
        "constant" => 1,
        "quadratic" => 1 - (part * part),
        "logarithmic" => 1 - Math.Log10(1 + (9 * part)),
        _ => 1 - part,
    };
}
