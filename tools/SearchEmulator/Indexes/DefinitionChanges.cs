using System.Text.Json.Nodes;
using Escouade.SearchEmulator.Rest;

namespace Escouade.SearchEmulator.Indexes;

/// <summary>Refuses changes of an index that would need its documents to be indexed again.</summary>
internal static class DefinitionChanges
{
    private static readonly string[] Fixed =
        ["type", "key", "searchable", "filterable", "sortable", "facetable", "analyzer", "indexAnalyzer", "normalizer", "dimensions"];

    private static readonly string[] Parts = ["analyzers", "tokenizers", "tokenFilters", "charFilters", "normalizers"];

    public static void Check(JsonObject before, JsonObject after, bool allowsDowntime)
    {
        CheckFields(before["fields"]!.AsArray(), after["fields"]!.AsArray(), parent: null);
        CheckParts(before, after, allowsDowntime);
        CheckSuggesters(before, after);
        if (!allowsDowntime && !JsonNode.DeepEquals(before["similarity"], after["similarity"]))
            throw RequestRefusedException.Invalid("index : Index update not allowed because it would cause downtime. In order to change the similarity of an existing index, set the 'allowIndexDowntime' query parameter to 'true'.");
    }

    private static void CheckFields(JsonArray before, JsonArray after, string? parent)
    {
        foreach (var old in before)
        {
            var name = (string)old!["name"]!;
            var path = parent is null ? name : $"{parent}/{name}";
            var current = after.FirstOrDefault(field => (string)field!["name"]! == name);
            if (current is null || Fixed.Any(member => !JsonNode.DeepEquals(old[member], current[member])))
                throw new RequestRefusedException(
                    400, "OperationNotAllowed", $"Existing field '{path}' cannot be changed.", "CannotChangeExistingField", $"Existing field '{path}' cannot be changed.");
            if (old["fields"] is JsonArray children)
                CheckFields(children, current["fields"]!.AsArray(), path);
        }
    }

    private static void CheckParts(JsonObject before, JsonObject after, bool allowsDowntime)
    {
        foreach (var kind in Parts)
        {
            var old = before[kind]?.AsArray() ?? [];
            var current = after[kind]?.AsArray() ?? [];
            foreach (var part in old)
            {
                var same = current.FirstOrDefault(candidate => JsonNode.DeepEquals(candidate!["name"], part!["name"]));
                if (same is null || !JsonNode.DeepEquals(same, part))
                    throw new RequestRefusedException(
                        400, "OperationNotAllowed", $"Existing {kind} item '{part!["name"]}' cannot be changed or removed.", "CannotChangeExistingAnalysisComponent");
            }

            if (current.Count > old.Count && !allowsDowntime)
                throw RequestRefusedException.Invalid("index : Index update not allowed because it would cause downtime. In order to add new analyzers, tokenizers, token filters, or character filters to an existing index, set the 'allowIndexDowntime' query parameter to 'true'.");
        }
    }

    private static void CheckSuggesters(JsonObject before, JsonObject after)
    {
        var existing = FieldReader.Read(before["fields"]!.AsArray(), parent: null).SelectMany(Flatten).Select(field => field.Path).ToHashSet(StringComparer.Ordinal);
        var old = before["suggesters"]!.AsArray().SelectMany(Sources).ToHashSet(StringComparer.Ordinal);
        var reused = after["suggesters"]!.AsArray().SelectMany(Sources).Where(path => existing.Contains(path) && !old.Contains(path)).ToList();
        if (reused.Count > 0)
            throw RequestRefusedException.Invalid($"index : Fields that were already present in an index ({string.Join(", ", reused)}) cannot be referenced by a new suggester. Only new fields added in the same index update operation are allowed.");
    }

    private static IEnumerable<string> Sources(JsonNode? suggester) => suggester!["sourceFields"]!.AsArray().Select(path => (string)path!);

    private static IEnumerable<IndexField> Flatten(IndexField field) => [field, .. field.Fields.SelectMany(Flatten)];
}
