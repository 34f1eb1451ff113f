using System.Text.Json;
using Escouade.LocalHost.Texts;

namespace Escouade.LocalHost.Host;

/// <summary>Reads the host's files as it does: with comments, and names in any case.</summary>
internal static class JsonFiles
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static JsonDocument Read(string path)
    {
        try
        {
            return JsonDocument.Parse(File.ReadAllBytes(path), Lenient);
        }
        catch (JsonException exception)
        {
            throw new SetupException(LocalHostTexts.FileIsNotJson(path, (exception.LineNumber ?? 0) + 1));
        }
    }

    public static JsonElement? Find(this JsonElement element, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (element.ValueKind != JsonValueKind.Object)
                return null;
            var property = element.EnumerateObject().FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (property.Value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
                return null;
            element = property.Value;
        }

        return element;
    }
}
