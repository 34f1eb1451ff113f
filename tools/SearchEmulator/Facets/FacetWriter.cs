using System.Text.Json;
using Escouade.SearchEmulator.Documents;
using Escouade.SearchEmulator.Indexes;

namespace Escouade.SearchEmulator.Facets;

/// <summary>Writes the buckets of facets.</summary>
internal static class FacetWriter
{
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<FacetCounter> counters)
    {
        writer.WriteStartObject("@search.facets");
        foreach (var counter in counters)
        {
            writer.WriteStartArray(counter.Request.Field.Path);
            if (counter.Request.Values is { } bounds && counter.Request.Field.Type != FieldType.String)
                WriteRanges(writer, bounds, counter.Counts());
            else
                WriteValues(writer, counter);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteRanges(Utf8JsonWriter writer, IReadOnlyList<object> bounds, IReadOnlyDictionary<object, int> counts)
    {
        for (var number = 0; number <= bounds.Count; number++)
        {
            writer.WriteStartObject();
            writer.WriteNumber("count", counts.GetValueOrDefault(number));
            if (number > 0)
            {
                writer.WritePropertyName("from");
                ValueWriter.Write(writer, bounds[number - 1]);
            }

            if (number < bounds.Count)
            {
                writer.WritePropertyName("to");
                ValueWriter.Write(writer, bounds[number]);
            }

            writer.WriteEndObject();
        }
    }

    private static void WriteValues(Utf8JsonWriter writer, FacetCounter counter)
    {
        foreach (var (value, count) in Sorted(counter))
        {
            writer.WriteStartObject();
            writer.WriteNumber("count", count);
            writer.WritePropertyName("value");
            ValueWriter.Write(writer, value);
            writer.WriteEndObject();
        }
    }

    private static IEnumerable<KeyValuePair<object, int>> Sorted(FacetCounter counter)
    {
        var request = counter.Request;
        var counts = counter.Counts();
        if (request.Values is { } values)
            return values.Select(value => KeyValuePair.Create(value, counts.GetValueOrDefault(value)));
        var byValue = Comparer<object>.Create((left, right) => left is string a && right is string b
            ? string.CompareOrdinal(a, b)
            : System.Collections.Comparer.DefaultInvariant.Compare(left, right));
        if (request.Interval is not null || request.DateInterval is not null)
            return counts.OrderBy(pair => pair.Key, byValue);
        var sorted = request.Sort switch
        {
            "value" => counts.OrderBy(pair => pair.Key, byValue),
            "-value" => counts.OrderByDescending(pair => pair.Key, byValue),
            "-count" => counts.OrderBy(pair => pair.Value).ThenBy(pair => pair.Key, byValue),
            _ => counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, byValue),
        };
        return request.Most == 0 ? sorted : sorted.Take(request.Most);
    }
}
