using System.Text.Json;
using System.Text.Json.Nodes;

namespace Escouade.SearchEmulator.Rest;

/// <summary>Reads and writes definitions as JSON trees.</summary>
internal static class Definitions
{
    public static JsonObject AsObject(JsonDocument body)
        => body.RootElement.ValueKind == JsonValueKind.Object
            ? JsonObject.Create(body.RootElement.Clone())!
            : throw RequestRefusedException.Invalid("parameters : The body must be a JSON object.");

    /// <summary>Reads a definition; a member of a wrong JSON type is the caller's fault, wherever it is found.</summary>
    public static JsonObject Read(Func<JsonObject> read)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is InvalidOperationException or FormatException or ArgumentException or NullReferenceException)
        {
            throw RequestRefusedException.Invalid($"parameters : The definition has a member of a wrong type or a missing one: {fault.Message}");
        }
    }

    public static void Write(Utf8JsonWriter writer, string? context, JsonObject definition)
    {
        writer.WriteStartObject();
        if (context is not null)
            writer.WriteString("@odata.context", context);
        writer.WriteString("@odata.etag", (string)definition["@odata.etag"]!);
        foreach (var (name, value) in definition)
        {
            if (name == "@odata.etag")
                continue;
            writer.WritePropertyName(name);
            if (value is null)
                writer.WriteNullValue();
            else
                value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}

/// <summary>Writes lists of definitions, whole or by the members that <c>$select</c> names.</summary>
internal static class ResourceLists
{
    public static void Write(Utf8JsonWriter writer, HttpContext context, string kind, IEnumerable<JsonObject> definitions)
    {
        var select = context.Request.Query["$select"].ToString();
        var names = select.Length == 0 ? ["*"] : select.Split(',', StringSplitOptions.TrimEntries);
        writer.WriteStartObject();
        writer.WriteString("@odata.context", Answers.Context(context, kind));
        writer.WriteStartArray("value");
        foreach (var definition in definitions)
        {
            if (names.Contains("*", StringComparer.Ordinal))
                Definitions.Write(writer, context: null, definition);
            else
                Select(definition, names).WriteTo(writer);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static JsonObject Select(JsonObject definition, string[] names)
    {
        if (Array.Find(names, name => !definition.ContainsKey(name)) is { } unknown)
            throw RequestRefusedException.BadExpression($"Could not find a property named '{unknown}' on the type of the resource.", "$select");
        return new JsonObject(names.Select(name => KeyValuePair.Create(name, definition[name]?.DeepClone())));
    }
}
