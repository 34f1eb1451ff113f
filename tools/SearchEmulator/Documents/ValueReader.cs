using System.Globalization;
using System.Text.Json;
using Escouade.SearchEmulator.Indexes;

namespace Escouade.SearchEmulator.Documents;

/// <summary>A point as the service takes it: degrees, longitude first.</summary>
internal readonly record struct GeoPoint(double Longitude, double Latitude);

/// <summary>Reads the JSON of single values.</summary>
internal static class ValueReader
{
    /// <summary>A string, long, double, bool, DateTimeOffset (whole milliseconds, UTC), GeoPoint or float; null if the JSON does not fit the type.</summary>
    public static object? Read(FieldType type, JsonElement json)
    {
        switch (type)
        {
            case FieldType.String:
                return json.ValueKind == JsonValueKind.String ? json.GetString() : null;
            case FieldType.Int32:
                return json.ValueKind == JsonValueKind.Number && json.TryGetInt32(out var int32) ? (long)int32 : null;
            case FieldType.Int64:
                return json.ValueKind == JsonValueKind.Number && json.TryGetInt64(out var int64) ? int64 : null;
            case FieldType.Double:
                return ReadDouble(json);
            case FieldType.Boolean:
                return json.ValueKind is JsonValueKind.True or JsonValueKind.False ? json.GetBoolean() : null;
            case FieldType.DateTimeOffset:
                return json.ValueKind == JsonValueKind.String && TryReadDate(json.GetString()!, out var date) ? date : null;
            case FieldType.GeographyPoint:
                return ReadPoint(json);
            case FieldType.Single:
                return json.ValueKind == JsonValueKind.Number && json.TryGetSingle(out var single) && float.IsFinite(single) ? single : null;
            default:
                return null;
        }
    }

    /// <summary>Reads a date with an offset; what is finer than a millisecond is dropped, as the service does.</summary>
    public static bool TryReadDate(string text, out DateTimeOffset date)
    {
        date = default;
        var time = text.IndexOf('T', StringComparison.Ordinal);
        if (time < 0 || !(text.EndsWith('Z') || text.AsSpan(time).IndexOfAny('+', '-') > 0))
            return false;
        // Only seven digits of a fraction are readable.
        var dot = text.IndexOf('.', time);
        if (dot > 0)
        {
            var end = dot + 1;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
                end++;
            if (end - dot > 8)
                text = text[..(dot + 8)] + text[end..];
        }

        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var read))
            return false;
        date = new DateTimeOffset(read.UtcTicks - (read.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
        return true;
    }

    private static object? ReadDouble(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Number when json.TryGetDouble(out var number) && double.IsFinite(number) => number,
        JsonValueKind.String => json.GetString() switch
        {
            "NaN" => double.NaN,
            "INF" => double.PositiveInfinity,
            "-INF" => double.NegativeInfinity,
            _ => null,
        },
        _ => null,
    };

    private static GeoPoint? ReadPoint(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object
            || !json.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String || type.GetString() != "Point"
            || !json.TryGetProperty("coordinates", out var coordinates) || coordinates.ValueKind != JsonValueKind.Array
            || coordinates.GetArrayLength() is < 2 or > 3
            || coordinates.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.Number))
            return null;
        var (longitude, latitude) = (coordinates[0].GetDouble(), coordinates[1].GetDouble());
        return Math.Abs(longitude) <= 180 && Math.Abs(latitude) <= 90 ? new GeoPoint(longitude, latitude) : null;
    }
}
