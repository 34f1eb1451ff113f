using System.Text.Json;
using System.Text.Json.Nodes;
using Escouade.SearchEmulator.Indexes;
using Escouade.SearchEmulator.Rest;

namespace Escouade.SearchEmulator.Documents;

/// <summary>
/// The JSON that is kept of a document: what was uploaded, checked against the schema. Absent members stay absent, since the service
/// tells them from nulls in the elements of complex collections.
/// </summary>
internal static class DocumentSource
{
    /// <summary>Refuses values that do not fit the schema.</summary>
    public static JsonObject Read(IndexSchema schema, JsonElement json, int number)
    {
        var source = ReadObject(schema.Fields, json, schema.Name, number, isTop: true);
        var objects = 0;
        CountObjects(source, ref objects);
        if (objects > 3000)
            throw Invalid(number, "The document has more than 3000 objects in its complex collections.");
        return source;
    }

    /// <summary>Complex fields merge member by member; collections are replaced whole; an explicit null clears.</summary>
    public static JsonObject Merge(JsonObject existing, JsonObject changes, IReadOnlyList<IndexField> fields)
    {
        foreach (var (name, value) in changes)
        {
            var field = fields.First(candidate => candidate.Name == name);
            existing[name] = field is { Type: FieldType.Complex, IsCollection: false } && value is JsonObject part && existing[name] is JsonObject before
                ? Merge(before.DeepClone().AsObject(), part, field.Fields)
                : value?.DeepClone();
        }

        return existing;
    }

    private static JsonObject ReadObject(IReadOnlyList<IndexField> fields, JsonElement json, string owner, int number, bool isTop)
    {
        var result = new JsonObject();
        foreach (var member in json.EnumerateObject())
        {
            if (isTop && member.Name.StartsWith("@search.", StringComparison.Ordinal))
                continue;
            var field = fields.FirstOrDefault(candidate => candidate.Name == member.Name)
                ?? throw Invalid(number, $"The property '{member.Name}' does not exist on type '{(isTop ? "search.documentFields" : owner)}'. Make sure to only use property names that are defined by the type.");
            if (!result.TryAdd(member.Name, ReadValue(field, member.Value, number)))
                throw Invalid(number, $"The property '{member.Name}' stands in the document more than once.");
        }

        return result;
    }

    private static JsonNode? ReadValue(IndexField field, JsonElement json, int number)
    {
        if (json.ValueKind == JsonValueKind.Null)
            return null;
        if (!field.IsCollection)
            return ReadSingle(field, json, number);
        if (json.ValueKind != JsonValueKind.Array)
            throw Unfit(field, json, number);
        if (field.IsVector && json.GetArrayLength() is > 0 and var length && length != field.Dimensions)
            throw Invalid(number, $"There's a mismatch in vector dimensions. The vector field '{field.Path}', with dimension of '{field.Dimensions}', expects a length of '{field.Dimensions}'. However, the provided vector has a length of '{length}'.");
        return new JsonArray([.. json.EnumerateArray().Select(item => ReadSingle(field, item, number))]);
    }

    private static JsonNode ReadSingle(IndexField field, JsonElement json, int number)
    {
        if (field.Type == FieldType.Complex)
            return json.ValueKind == JsonValueKind.Object
                ? ReadObject(field.Fields, json, "search.complex." + field.Path, number, isTop: false)
                : throw Unfit(field, json, number);

        var value = ValueReader.Read(field.Type, json) ?? throw Unfit(field, json, number);
        if (value is string text && field.HasValues && System.Text.Encoding.UTF8.GetByteCount(text) > 32_766)
            throw Invalid(number, $"Field '{field.Path}' contains a term that is too large to process. The max length for UTF-8 encoded terms is 32766 bytes.");
        return value is DateTimeOffset date ? JsonValue.Create(ValueWriter.Format(date)) : JsonNode.Parse(json.GetRawText())!;
    }

    private static void CountObjects(JsonNode? node, ref int count)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array)
            {
                count += item is JsonObject ? 1 : 0;
                CountObjects(item, ref count);
            }
        }
        else if (node is JsonObject complex)
        {
            foreach (var (_, value) in complex)
                CountObjects(value, ref count);
        }
    }

    private static RequestRefusedException Unfit(IndexField field, JsonElement json, int number)
        => Invalid(number, $"Cannot convert the value '{Shorten(json.GetRawText())}' of property '{field.Path}' to the expected type '{field.EdmType}'.");

    private static string Shorten(string text) => text.Length <= 80 ? text : text[..80] + "…";

    private static RequestRefusedException Invalid(int number, string message) => RequestRefusedException.Invalid($"actions : {number}: {message}");
}
