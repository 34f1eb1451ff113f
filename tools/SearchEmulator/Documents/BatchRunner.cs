using System.Text.Json;
using System.Text.Json.Nodes;
using Escouade.SearchEmulator.Indexes;
using Escouade.SearchEmulator.Storage;

namespace Escouade.SearchEmulator.Documents;

/// <summary>Runs the actions of a batch in order, each on what the ones before it left.</summary>
internal static class BatchRunner
{
    public static IReadOnlyList<ActionResult> Run(DocumentStore store, IndexSchema schema, IReadOnlyList<DocumentAction> actions)
    {
        var pending = new Dictionary<string, JsonObject?>(StringComparer.Ordinal);
        var results = new ActionResult[actions.Count];
        var changes = new List<DocumentChange>(actions.Count);
        var owners = new List<int>(actions.Count);
        for (var number = 0; number < actions.Count; number++)
        {
            var action = actions[number];
            var exists = pending.TryGetValue(action.Key, out var waiting) ? waiting is not null : store.Contains(action.Key);
            if (action.Kind == ActionKind.Merge && !exists)
            {
                results[number] = new ActionResult(action.Key, StatusCodes.Status404NotFound, "Document not found.");
                continue;
            }

            var source = action.Kind switch
            {
                ActionKind.Delete => null,
                ActionKind.Merge or ActionKind.MergeOrUpload when exists
                    => DocumentSource.Merge(waiting?.DeepClone().AsObject() ?? Stored(store, action.Key), action.Source!, schema.Fields),
                _ => action.Source,
            };
            pending[action.Key] = source;
            changes.Add(new DocumentChange(action.Key, source is null ? null : JsonSerializer.SerializeToUtf8Bytes(source, DocumentJson.Options)));
            owners.Add(number);
            results[number] = new ActionResult(action.Key, exists || source is null ? StatusCodes.Status200OK : StatusCodes.Status201Created);
        }

        if (changes.Count == 0)
            return results;
        var faults = store.Apply(changes);
        for (var number = 0; number < faults.Length; number++)
        {
            if (faults[number] is { } fault)
                results[owners[number]] = results[owners[number]] with { Status = StatusCodes.Status400BadRequest, Error = fault };
        }

        return results;
    }

    private static JsonObject Stored(DocumentStore store, string key)
        => store.Find(key) is { } source ? JsonNode.Parse(source)!.AsObject() : [];
}
