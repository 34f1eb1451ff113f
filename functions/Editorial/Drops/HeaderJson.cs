using System.Buffers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Escouade.Platform.Texts;

namespace Escouade.Editorial.Drops;

/// <summary>Turns a header's value into JSON, with the types that YAML's core schema gives to unquoted words.</summary>
internal static partial class HeaderJson
{
    public static JsonElement Of(SourceValue value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            Write(writer, value);
        var reader = new Utf8JsonReader(buffer.WrittenSpan);
        return JsonElement.ParseValue(ref reader);
    }

    // The reader of headers bounds the depth.
    private static void Write(Utf8JsonWriter writer, SourceValue value)
    {
        switch (value)
        {
            case SourceList list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            case SourceMap map:
                writer.WriteStartObject();
                foreach (var field in map.Fields)
                {
                    writer.WritePropertyName(WellFormed.Text(field.Key));
                    Write(writer, field.Value);
                }

                writer.WriteEndObject();
                break;
            case SourceText text:
                WriteScalar(writer, text);
                break;
        }
    }

    private static void WriteScalar(Utf8JsonWriter writer, SourceText text)
    {
        if (text.IsQuoted)
            writer.WriteStringValue(WellFormed.Text(text.Text));
        else if (text.Text is "" or "~" or "null" or "Null" or "NULL")
            writer.WriteNullValue();
        else if (text.Text is "true" or "True" or "TRUE" or "false" or "False" or "FALSE")
            writer.WriteBooleanValue(text.Text[0] is 't' or 'T');
        else if (Number().IsMatch(text.Text))
            writer.WriteRawValue(text.Text, skipInputValidation: true);
        else
            writer.WriteStringValue(WellFormed.Text(text.Text));
    }

    // JSON's own grammar: 007 or 1_000 is a code or a text to its author, and stays as written.
    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?\z")]
    private static partial Regex Number();
}
