using System.Text.Json.Nodes;
using Escouade.SearchEmulator.Ranking;

namespace Escouade.SearchEmulator.Indexes;

/// <summary>An index definition as it is stored and answered, with its parts read for use.</summary>
internal sealed class IndexSchema
{
    private readonly Dictionary<string, IndexField> byPath;

    public IndexSchema(JsonObject definition)
    {
        Definition = definition;
        Name = definition["name"]!.GetValue<string>();
        Fields = FieldReader.Read(definition["fields"]!.AsArray(), parent: null);
        AllFields = [.. Fields.SelectMany(Flatten)];
        byPath = AllFields.ToDictionary(field => field.Path, StringComparer.Ordinal);
        Key = Fields.Single(field => field.IsKey);
        TextFields = [.. AllFields.Where(field => field.IsText)];
        ScoringProfiles = ScoringProfile.ReadAll(definition["scoringProfiles"] as JsonArray);
        DefaultScoringProfile = (string?)definition["defaultScoringProfile"];
        Suggesters = (definition["suggesters"] as JsonArray ?? []).ToDictionary(
            suggester => (string)suggester!["name"]!,
            suggester => (IReadOnlyList<string>)[.. suggester!["sourceFields"]!.AsArray().Select(path => (string)path!)],
            StringComparer.OrdinalIgnoreCase);
        SuggestPaths = Suggesters.Values.SelectMany(paths => paths).ToHashSet(StringComparer.Ordinal);
        K1 = (float?)definition["similarity"]?["k1"] ?? 1.2f;
        B = (float?)definition["similarity"]?["b"] ?? 0.75f;
    }

    public JsonObject Definition { get; }

    public string Name { get; }

    public string ETag => (string)Definition["@odata.etag"]!;

    public IReadOnlyList<IndexField> Fields { get; }

    /// <summary>Every field, complex ones before their sub-fields, in schema order.</summary>
    public IReadOnlyList<IndexField> AllFields { get; }

    public IReadOnlyList<IndexField> TextFields { get; }

    public IndexField Key { get; }

    public IReadOnlyDictionary<string, ScoringProfile> ScoringProfiles { get; }

    public string? DefaultScoringProfile { get; }

    /// <summary>Source field paths by suggester name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Suggesters { get; }

    public IReadOnlySet<string> SuggestPaths { get; }

    public float K1 { get; }

    public float B { get; }

    public IndexField? Find(string path) => byPath.GetValueOrDefault(path);

    private static IEnumerable<IndexField> Flatten(IndexField field) => [field, .. field.Fields.SelectMany(Flatten)];
}
