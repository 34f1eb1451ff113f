using System.Text.Json;
using Escouade.SearchEmulator.Indexes;

namespace Escouade.SearchEmulator.Documents;

/// <summary>Finds the texts that a stored document holds in a field, through complex fields and collections.</summary>
internal static class FieldTexts
{
    public static IEnumerable<string> Of(JsonElement source, IndexField field)
    {
        var elements = field.Parent is null ? [source] : Elements(source, field.Parent);
        return elements.SelectMany(element => Flatten(Member(element, field.Name)))
            .Where(value => value.ValueKind == JsonValueKind.String).Select(value => value.GetString()!);
    }

    private static IEnumerable<JsonElement> Elements(JsonElement source, IndexField complex)
    {
        var owners = complex.Parent is null ? [source] : Elements(source, complex.Parent);
        return owners.SelectMany(owner => Flatten(Member(owner, complex.Name)));
    }

    private static JsonElement Member(JsonElement owner, string name)
        => owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value) ? value : default;

    private static IEnumerable<JsonElement> Flatten(JsonElement value)
        => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().AsEnumerable() : [value];
}
