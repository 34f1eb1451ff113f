using Escouade.SearchEmulator.Analysis;
using Escouade.SearchEmulator.Indexes;
using Escouade.SearchEmulator.Rest;
using Escouade.SearchEmulator.Storage;
using Escouade.SearchEmulator.Synonyms;

namespace Escouade.SearchEmulator.Querying;

/// <summary>What reading one query needs to know of its index.</summary>
internal sealed class QueryContext(SearchIndex index, SearchService service)
{
    public IndexSchema Schema { get; } = index.Schema;

    public AnalyzerCatalog Analyzers { get; } = index.Analyzers;

    public DocumentStore Documents { get; } = index.Documents;

    /// <summary>The rules of the field's synonym map as it is now; a map that was dropped has none.</summary>
    public IReadOnlyList<SynonymRule> SynonymsOf(IndexField field)
        => field.SynonymMaps.Count > 0 && service.SynonymMaps.TryGetValue(field.SynonymMaps[0], out var map) ? map.Rules : [];

    /// <summary>Fields to search, with their weights: those named, <c>a,b^2</c>, or all.</summary>
    public IReadOnlyList<WeightedField> SearchFields(string? names, IReadOnlyDictionary<string, float>? weights, string parameter)
    {
        var parts = (names ?? string.Empty).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var fields = parts.Length == 0
            ? Schema.TextFields.Select(field => new WeightedField(field, 1f))
            : parts.Select(part => ReadField(part, parameter));
        return [.. fields.Select(field => weights is not null && weights.TryGetValue(field.Field.Path, out var weight)
            ? field with { Weight = field.Weight * weight }
            : field)];
    }

    private WeightedField ReadField(string part, string parameter)
    {
        var caret = part.IndexOf('^', StringComparison.Ordinal);
        var weight = 1f;
        if (caret >= 0 && (!float.TryParse(part.AsSpan(caret + 1), System.Globalization.CultureInfo.InvariantCulture, out weight) || !(weight > 0) || !float.IsFinite(weight)))
            throw RequestRefusedException.BadParameter($"The weight of the search field '{part}' is not a positive number.", parameter);
        var name = caret >= 0 ? part[..caret] : part;
        var field = Schema.Find(name);
        if (field is null)
            throw RequestRefusedException.BadParameter($"Unknown field '{name}' in search field list.", parameter);
        return field.IsText
            ? new WeightedField(field, weight)
            : throw RequestRefusedException.BadParameter($"The field '{name}' in the search field list is not searchable.", parameter);
    }
}

/// <summary>A field to search and what its scores are multiplied by.</summary>
internal sealed record WeightedField(IndexField Field, float Weight);
