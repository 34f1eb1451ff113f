using System.Text.Json;
using System.Text.Json.Nodes;
using Escouade.SearchEmulator.Rest;

namespace Escouade.SearchEmulator.Indexes;

/// <summary>Gives every field of a definition all its flags. An omitted flag is true where the type allows it, as the service answered in 2020.</summary>
internal static class FieldDefaults
{
    private static readonly string[] Flags = ["key", "searchable", "filterable", "retrievable", "sortable", "facetable"];

    public static JsonArray Fill(JsonArray fields, string index) => Fill(fields, index, inCollection: false, depth: 1, parent: null);

    private static JsonArray Fill(JsonArray fields, string index, bool inCollection, int depth, string? parent)
    {
        if (depth > 10)
            throw RequestRefusedException.Invalid($"index : Index '{index}' nests complex fields deeper than 10 levels.");

        var result = new JsonArray();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in fields)
        {
            if (node is not JsonObject field)
                throw RequestRefusedException.Invalid("index : A field must be an object.");
            KnownMembers.CheckField(field);
            var name = DefinitionReader.TextOf(field, "name") ?? string.Empty;
            ResourceNames.CheckField(name);
            if (!names.Add(name))
                throw RequestRefusedException.Invalid($"index : Duplicate field name '{name}' in index '{index}'.");
            result.Add((JsonNode)Fill(field, index, inCollection, depth, parent is null ? name : $"{parent}/{name}"));
        }

        return result;
    }

    private static JsonObject Fill(JsonObject field, string index, bool inCollection, int depth, string path)
    {
        var typeName = DefinitionReader.TextOf(field, "type") ?? string.Empty;
        if (!FieldTypes.TryRead(typeName, out var type, out var isCollection))
            throw RequestRefusedException.Invalid($"index : The type '{typeName}' of field '{path}' is unknown or not supported by the emulator.");

        if (type == FieldType.Complex)
            return FillComplex(field, index, inCollection || isCollection, depth, path, typeName);

        var filled = new JsonObject { ["name"] = field["name"]!.DeepClone(), ["type"] = typeName };
        var canBe = new Dictionary<string, bool>
        {
            ["key"] = false,
            ["searchable"] = type is FieldType.String or FieldType.Single,
            ["filterable"] = type != FieldType.Single,
            ["retrievable"] = true,
            ["sortable"] = type != FieldType.Single && !isCollection && !inCollection,
            ["facetable"] = type is not (FieldType.Single or FieldType.GeographyPoint),
        };
        foreach (var flag in Flags)
        {
            var given = FlagOf(field, flag, path);
            if (given == true && flag != "key" && !canBe[flag])
                throw RequestRefusedException.Invalid($"index : The field '{path}' of type '{typeName}' cannot be {flag}.");
            filled[flag] = given ?? canBe[flag];
        }

        foreach (var name in (string[])["indexAnalyzer", "searchAnalyzer", "analyzer", "normalizer", "vectorSearchProfile"])
            filled[name] = DefinitionReader.TextOf(field, name);
        if (filled["indexAnalyzer"] is null != filled["searchAnalyzer"] is null || (filled["analyzer"] is not null && filled["searchAnalyzer"] is not null))
            throw RequestRefusedException.Invalid($"index : The field '{path}' must have either 'analyzer', or both 'indexAnalyzer' and 'searchAnalyzer'.");
        // Later versions of the service answer these too; nothing here depends on them.
        filled["stored"] = FlagOf(field, "stored", path) ?? true;
        foreach (var name in (string[])["vectorEncoding", "permissionFilter", "sensitivityLabel"])
            filled[name] = field[name] is null ? null : throw RequestRefusedException.NotSupported($"'{name}' of field '{path}'");
        filled["dimensions"] = field["dimensions"]?.DeepClone();
        var maps = DefinitionReader.ListOf(field, "synonymMaps") ?? [];
        if (maps.Any(map => map?.GetValueKind() != JsonValueKind.String))
            throw RequestRefusedException.Invalid($"index : The value of 'synonymMaps' of field '{path}' must be an array of names.");
        filled["synonymMaps"] = maps.DeepClone();
        return filled;
    }

    private static JsonObject FillComplex(JsonObject field, string index, bool inCollection, int depth, string path, string typeName)
    {
        if (field["fields"] is not JsonArray { Count: > 0 } children)
            throw RequestRefusedException.Invalid($"index : The complex field '{path}' must have at least one sub-field.");
        return new JsonObject
        {
            ["name"] = field["name"]!.DeepClone(),
            ["type"] = typeName,
            ["fields"] = Fill(children, index, inCollection, depth + 1, path),
        };
    }

    private static bool? FlagOf(JsonObject field, string name, string path) => field[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<bool>(out var flag) => flag,
        _ => throw RequestRefusedException.Invalid($"index : The value of '{name}' of field '{path}' must be true or false."),
    };
}
