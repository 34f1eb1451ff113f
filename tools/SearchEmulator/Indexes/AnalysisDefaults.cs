using System.Text.Json.Nodes;
using Escouade.SearchEmulator.Rest;

namespace Escouade.SearchEmulator.Indexes;

/// <summary>Copies analysis components with the members that the service answers when a definition leaves them out.</summary>
internal static class AnalysisDefaults
{
    public static JsonArray Fill(JsonObject definition, string kind)
    {
        var result = new JsonArray();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in DefinitionReader.ListOf(definition, kind) ?? [])
        {
            if (node is not JsonObject component)
                throw RequestRefusedException.Invalid($"index : An item of {kind} must be an object.");
            var name = DefinitionReader.TextOf(component, "name") ?? throw RequestRefusedException.Invalid($"index : An item of {kind} must have a name.");
            ResourceNames.CheckAnalysis(name);
            if (!names.Add(name))
                throw RequestRefusedException.Invalid($"index : There is more than one item named '{name}' in {kind}.");
            KnownMembers.CheckComponent(component);
            result.Add((JsonNode)Fill(component));
        }

        return result;
    }

    private static JsonObject Fill(JsonObject component)
    {
        var filled = new JsonObject { ["@odata.type"] = component["@odata.type"]?.DeepClone(), ["name"] = component["name"]!.DeepClone() };
        foreach (var (member, value) in component)
            filled[member] = value?.DeepClone();
        foreach (var (member, value) in ComponentDefaults.Of((string?)component["@odata.type"]))
            filled[member] ??= value?.DeepClone();
        return filled;
    }
}
