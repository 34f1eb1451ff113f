using System.Text.Json;
using System.Text.Json.Nodes;
using Escouade.SearchEmulator.Indexes;
using Escouade.SearchEmulator.Rest;

namespace Escouade.SearchEmulator.Documents;

/// <summary>What a batch can ask of a document.</summary>
internal enum ActionKind
{
    Upload,
    Merge,
    MergeOrUpload,
    Delete,
}

/// <summary>One action of a batch; a deletion has no source.</summary>
internal sealed record DocumentAction(ActionKind Kind, string Key, JsonObject? Source)
{
    private const int MostActions = 1000;

    public static IReadOnlyList<DocumentAction> ReadAll(IndexSchema schema, JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("value", out var value) || value.ValueKind != JsonValueKind.Array)
            throw RequestRefusedException.Invalid("actions : The body must be an object with an array named 'value'.");
        if (value.GetArrayLength() > MostActions)
            throw RequestRefusedException.Invalid($"actions : The batch has more than {MostActions} actions.");
        if (value.GetArrayLength() == 0)
            throw RequestRefusedException.Invalid("actions : No indexing actions found in the request. Please include between 1 and 1000 indexing actions in your request.");
        return [.. value.EnumerateArray().Select((action, number) => Read(schema, action, number))];
    }

    private static DocumentAction Read(IndexSchema schema, JsonElement json, int number)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw RequestRefusedException.Invalid($"actions : {number}: A document must be an object.");
        var kind = ReadKind(json, number);
        var key = json.TryGetProperty(schema.Key.Name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : string.Empty;
        if (key.Length == 0)
            throw RequestRefusedException.Invalid($"actions : {number}: Document key cannot be missing or empty.\r\n");
        if (kind != ActionKind.Delete && ResourceNames.FaultInKey(key) is { } fault)
            throw RequestRefusedException.Invalid($"actions : {number}: {fault}");
        return new DocumentAction(kind, key, kind == ActionKind.Delete ? null : DocumentSource.Read(schema, json, number));
    }

    private static ActionKind ReadKind(JsonElement json, int number)
    {
        if (!json.TryGetProperty("@search.action", out var action) || action.ValueKind == JsonValueKind.Null)
            return ActionKind.Upload;
        // By name: the enumeration's own parser takes numbers and lists too.
        var kind = action.ValueKind == JsonValueKind.String
            ? Array.FindIndex(Enum.GetNames<ActionKind>(), name => name.Equals(action.GetString(), StringComparison.OrdinalIgnoreCase))
            : -1;
        return kind >= 0 ? (ActionKind)kind : throw RequestRefusedException.Invalid($"actions : {number}: The action '{action}' is unknown. Use upload, merge, mergeOrUpload or delete.");
    }
}

/// <summary>What became of one action.</summary>
internal sealed record ActionResult(string Key, int Status, string? Error = null);
