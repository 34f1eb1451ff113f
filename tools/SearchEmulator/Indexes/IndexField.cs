namespace Escouade.SearchEmulator.Indexes;

/// <summary>One field of an index, top-level or inside a complex one, with the flags that the definition gave or the service defaults.</summary>
internal sealed class IndexField
{
    public required string Name { get; init; }

    /// <summary>Names from the root joined by a slash, <c>rooms/type</c>.</summary>
    public required string Path { get; init; }

    public required FieldType Type { get; init; }

    public required bool IsCollection { get; init; }

    public IndexField? Parent { get; init; }

    public IReadOnlyList<IndexField> Fields { get; set; } = [];

    public bool IsKey { get; init; }

    public bool IsRetrievable { get; init; }

    public bool IsSearchable { get; init; }

    public bool IsFilterable { get; init; }

    public bool IsSortable { get; init; }

    public bool IsFacetable { get; init; }

    public string? IndexAnalyzer { get; init; }

    public string? SearchAnalyzer { get; init; }

    public string? Normalizer { get; init; }

    public IReadOnlyList<string> SynonymMaps { get; init; } = [];

    public int? Dimensions { get; init; }

    public string? VectorSearchProfile { get; init; }

    public bool IsVector => Type == FieldType.Single;

    public bool IsText => Type == FieldType.String && IsSearchable;

    public bool IsInCollection => Parent is not null && (Parent.IsCollection || Parent.IsInCollection);

    /// <summary>Whether one document may hold several values of the field.</summary>
    public bool IsMultiValued => IsCollection || IsInCollection;

    public bool HasValues => IsFilterable || IsSortable || IsFacetable || Type == FieldType.Complex;

    /// <summary>Name of the column that holds raw values for filters, facets and sorting; the analysed text is under the path itself.</summary>
    public string ValuesColumn => "=" + Path;

    public string SuggestColumn => "~" + Path;

    public string VectorColumn => "#" + Path;

    public string EdmType => IsCollection ? $"Collection({FieldTypes.NameOf(Type)})" : FieldTypes.NameOf(Type);
}
