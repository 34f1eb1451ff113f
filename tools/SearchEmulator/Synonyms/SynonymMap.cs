using System.Text.Json.Nodes;
using Escouade.SearchEmulator.Indexes;
using Escouade.SearchEmulator.Rest;

namespace Escouade.SearchEmulator.Synonyms;

/// <summary>A named list of synonym rules, as it is stored and answered.</summary>
internal sealed class SynonymMap(JsonObject definition)
{
    public JsonObject Definition { get; } = definition;

    public string Name { get; } = (string)definition["name"]!;

    public string ETag => (string)Definition["@odata.etag"]!;

    public IReadOnlyList<SynonymRule> Rules { get; } = SynonymRules.Parse((string)definition["synonyms"]!);

    public static JsonObject Read(JsonObject source, string? expectedName)
    {
        var name = DefinitionReader.TextOf(source, "name") ?? expectedName
            ?? throw RequestRefusedException.Invalid("synonymMap : The synonym map name must be provided.");
        if (expectedName is not null && name != expectedName)
            throw RequestRefusedException.Invalid($"synonymMap : The name '{name}' does not match the name '{expectedName}' in the request path.");
        ResourceNames.CheckSynonymMap(name);
        var format = DefinitionReader.TextOf(source, "format") ?? "solr";
        if (format != "solr")
            throw RequestRefusedException.Invalid($"synonymMap : The format '{format}' is unknown. Use 'solr'.");
        var rules = DefinitionReader.TextOf(source, "synonyms") ?? string.Empty;
        SynonymRules.Parse(rules);
        if (source["encryptionKey"] is not null)
            throw RequestRefusedException.NotSupported("An encryption key");
        return new JsonObject { ["name"] = name, ["format"] = format, ["synonyms"] = rules, ["encryptionKey"] = null };
    }
}
