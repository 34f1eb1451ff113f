using System.Text.Json;
using Escouade.SearchEmulator.Indexes;
using Escouade.SearchEmulator.Rest;

namespace Escouade.SearchEmulator.Documents;

/// <summary>
/// Writes the selected fields of a stored document, in schema order, with nulls for what it lacks. A part of a complex field can be
/// selected: <c>rooms/type</c>.
/// </summary>
internal sealed class DocumentProjection
{
    private readonly IndexSchema schema;

    // Null stands for everything under a field.
    private readonly HashSet<string>? selected;

    private DocumentProjection(IndexSchema schema, HashSet<string>? selected)
    {
        this.schema = schema;
        this.selected = selected;
    }

    public static DocumentProjection All(IndexSchema schema) => new(schema, selected: null);

    public static DocumentProjection Parse(IndexSchema schema, string? select)
    {
        var paths = (select ?? "*").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (paths.Length == 0 || paths.Contains("*", StringComparer.Ordinal))
            return All(schema);
        foreach (var path in paths)
        {
            var field = schema.Find(path)
                ?? throw RequestRefusedException.BadExpression($"Could not find a property named '{path}' on type 'search.document'.", "$select");
            if (!field.IsRetrievable)
                throw RequestRefusedException.BadExpression($"The field '{path}' is not retrievable and cannot be selected.", "$select");
        }

        return new DocumentProjection(schema, [.. paths]);
    }

    public void WriteMembers(Utf8JsonWriter writer, JsonElement source) => WriteMembers(writer, schema.Fields, source, isWhole: selected is null);

    private void WriteMembers(Utf8JsonWriter writer, IReadOnlyList<IndexField> fields, JsonElement source, bool isWhole)
    {
        foreach (var field in fields)
        {
            var isSelected = isWhole || selected!.Contains(field.Path);
            if (!field.IsRetrievable || !(isSelected || HasSelectedPart(field)))
                continue;
            writer.WritePropertyName(field.Name);
            WriteValue(writer, field, source.TryGetProperty(field.Name, out var value) ? value : default, isSelected);
        }
    }

    private bool HasSelectedPart(IndexField field)
        => field.Type == FieldType.Complex && selected!.Any(path => path.StartsWith(field.Path + "/", StringComparison.Ordinal));

    private void WriteValue(Utf8JsonWriter writer, IndexField field, JsonElement value, bool isWhole)
    {
        var isMissing = value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;
        if (!field.IsCollection)
        {
            if (isMissing)
                writer.WriteNullValue();
            else
                WriteSingle(writer, field, value, isWhole);
            return;
        }

        writer.WriteStartArray();
        if (!isMissing)
        {
            foreach (var item in value.EnumerateArray())
            {
                if (isWhole || HasSelectedMember(field, item))
                    WriteSingle(writer, field, item, isWhole);
            }
        }

        writer.WriteEndArray();
    }

    // An element that never held any of the selected members is left out, as the service does.
    private bool HasSelectedMember(IndexField field, JsonElement item)
        => field.Type != FieldType.Complex || field.Fields.Any(child =>
            item.TryGetProperty(child.Name, out _) && (selected!.Contains(child.Path) || HasSelectedPart(child)));

    private void WriteSingle(Utf8JsonWriter writer, IndexField field, JsonElement value, bool isWhole)
    {
        if (field.Type == FieldType.Complex)
        {
            writer.WriteStartObject();
            WriteMembers(writer, field.Fields, value, isWhole);
            writer.WriteEndObject();
        }
        else
        {
            ValueWriter.Write(writer, ValueReader.Read(field.Type, value));
        }
    }
}
