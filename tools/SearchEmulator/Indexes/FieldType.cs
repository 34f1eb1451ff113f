namespace Escouade.SearchEmulator.Indexes;

/// <summary>The type of one value of a field, whether or not the field is a collection.</summary>
internal enum FieldType
{
    String,
    Int32,
    Int64,
    Double,
    Boolean,
    DateTimeOffset,
    GeographyPoint,
    Complex,
    Single,
}

/// <summary>Reads the <c>Edm</c> type names of index definitions.</summary>
internal static class FieldTypes
{
    private static readonly Dictionary<string, FieldType> ByName = new(StringComparer.Ordinal)
    {
        ["Edm.String"] = FieldType.String,
        ["Edm.Int32"] = FieldType.Int32,
        ["Edm.Int64"] = FieldType.Int64,
        ["Edm.Double"] = FieldType.Double,
        ["Edm.Boolean"] = FieldType.Boolean,
        ["Edm.DateTimeOffset"] = FieldType.DateTimeOffset,
        ["Edm.GeographyPoint"] = FieldType.GeographyPoint,
        ["Edm.ComplexType"] = FieldType.Complex,
        ["Edm.Single"] = FieldType.Single,
    };

    public static bool TryRead(string name, out FieldType type, out bool isCollection)
    {
        isCollection = name.StartsWith("Collection(", StringComparison.Ordinal) && name.EndsWith(')');
        var element = isCollection ? name["Collection(".Length..^1] : name;
        // A lone Edm.Single does not exist: single-precision numbers only come in vectors.
        return ByName.TryGetValue(element, out type) && (type != FieldType.Single || isCollection);
    }

    public static string NameOf(FieldType type) => ByName.First(pair => pair.Value == type).Key;
}
