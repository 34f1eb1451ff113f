using System.Text.Json.Nodes;

namespace Escouade.SearchEmulator.Indexes;

/// <summary>Reads fields from a definition whose defaults are already filled in.</summary>
internal static class FieldReader
{
    public static IReadOnlyList<IndexField> Read(JsonArray fields, IndexField? parent)
        => [.. fields.Select(field => Read(field!.AsObject(), parent))];

    private static IndexField Read(JsonObject source, IndexField? parent)
    {
        var name = (string)source["name"]!;
        FieldTypes.TryRead((string)source["type"]!, out var type, out var isCollection);
        var analyzer = (string?)source["analyzer"];
        var field = new IndexField
        {
            Name = name,
            Path = parent is null ? name : $"{parent.Path}/{name}",
            Type = type,
            IsCollection = isCollection,
            Parent = parent,
            IsKey = Flag(source, "key"),
            IsRetrievable = type == FieldType.Complex || Flag(source, "retrievable"),
            IsSearchable = Flag(source, "searchable"),
            IsFilterable = Flag(source, "filterable"),
            IsSortable = Flag(source, "sortable"),
            IsFacetable = Flag(source, "facetable"),
            IndexAnalyzer = (string?)source["indexAnalyzer"] ?? analyzer,
            SearchAnalyzer = (string?)source["searchAnalyzer"] ?? analyzer,
            Normalizer = (string?)source["normalizer"],
            SynonymMaps = [.. (source["synonymMaps"] as JsonArray ?? []).Select(map => (string)map!)],
            Dimensions = (int?)source["dimensions"],
            VectorSearchProfile = (string?)source["vectorSearchProfile"],
        };
        if (type == FieldType.Complex)
            field.Fields = Read(source["fields"]!.AsArray(), field);
        return field;
    }

    private static bool Flag(JsonObject source, string name) => (bool?)source[name] ?? false;
}
