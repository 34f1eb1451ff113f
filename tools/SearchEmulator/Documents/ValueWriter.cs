using System.Globalization;
using System.Text.Json;

namespace Escouade.SearchEmulator.Documents;

/// <summary>Writes single values the way the service answers them.</summary>
internal static class ValueWriter
{
    public static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case double number:
                WriteDouble(writer, number);
                break;
            case float single:
                writer.WriteNumberValue(single);
                break;
            case DateTimeOffset date:
                writer.WriteStringValue(Format(date));
                break;
            case GeoPoint point:
                WritePoint(writer, point);
                break;
            default:
                throw new ArgumentException($"A {value.GetType().Name} is no field value.", nameof(value));
        }
    }

    public static string Format(DateTimeOffset date) => date.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);

    private static void WriteDouble(Utf8JsonWriter writer, double number)
    {
        if (double.IsNaN(number))
            writer.WriteStringValue("NaN");
        else if (double.IsInfinity(number))
            writer.WriteStringValue(number > 0 ? "INF" : "-INF");
        else
            WriteFinite(writer, number);
    }

    // A whole double keeps its ".0": clients tell doubles from integers by it.
    private static void WriteFinite(Utf8JsonWriter writer, double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        writer.WriteRawValue(text.AsSpan().IndexOfAny('.', 'E') < 0 ? text + ".0" : text, skipInputValidation: true);
    }

    private static void WritePoint(Utf8JsonWriter writer, GeoPoint point)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "Point");
        writer.WriteStartArray("coordinates");
        WriteFinite(writer, point.Longitude);
        WriteFinite(writer, point.Latitude);
        writer.WriteEndArray();
        writer.WriteStartObject("crs");
        writer.WriteString("type", "name");
        writer.WriteStartObject("properties");
        writer.WriteString("name", "EPSG:4326");
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
