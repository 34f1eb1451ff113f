using System.Text.Json.Nodes;
using Escouade.SearchEmulator.Analysis;
using Escouade.SearchEmulator.Ranking;
using Escouade.SearchEmulator.Rest;

namespace Escouade.SearchEmulator.Indexes;

/// <summary>Refuses definitions whose parts do not fit together.</summary>
internal static class DefinitionChecks
{
    public static void Check(JsonObject definition)
    {
        var index = (string)definition["name"]!;
        var fields = FieldReader.Read(definition["fields"]!.AsArray(), parent: null);
        var all = fields.SelectMany(Flatten).ToList();
        CheckLimits(definition, all);
        CheckKey(index, fields, all);
        CheckAnalysis(definition, all);
        CheckSuggesters(definition, all);
        CheckScoringProfiles(definition, all);
        VectorChecks.Check(definition["vectorSearch"], all);
    }

    private static IEnumerable<IndexField> Flatten(IndexField field) => [field, .. field.Fields.SelectMany(Flatten)];

    private static void CheckLimits(JsonObject definition, List<IndexField> all)
    {
        Limit(all.Count, 1000, "fields");
        Limit(all.Count(field => field is { Type: FieldType.Complex, IsCollection: true }), 40, "complex collections");
        Limit(definition["scoringProfiles"]!.AsArray().Count, 100, "scoring profiles");
    }

    private static void Limit(int count, int most, string what)
    {
        if (count > most)
            throw RequestRefusedException.Invalid($"index : The index has {count} {what}; at most {most} are allowed.");
    }

    private static void CheckKey(string index, IReadOnlyList<IndexField> top, IReadOnlyList<IndexField> all)
    {
        var keys = all.Count(field => field.IsKey);
        if (keys != 1)
            throw new RequestRefusedException(
                400,
                "OperationNotAllowed",
                $"The request is invalid. Details: index : Found {keys} key fields in index '{index}'. Each index must have exactly one key field.",
                keys == 0 ? "MissingKeyField" : "MultipleKeyFields",
                $"Found {keys} key fields in index '{index}'. Each index must have exactly one key field.");
        if (!top.Any(field => field.IsKey && field.Type == FieldType.String && !field.IsCollection))
            throw RequestRefusedException.Invalid($"index : The key field of index '{index}' must be a top-level field of type 'Edm.String'.");
    }

    private static void CheckAnalysis(JsonObject definition, IReadOnlyList<IndexField> all)
    {
        var analyzers = new AnalyzerCatalog(definition);
        foreach (var field in all)
        {
            if (!field.IsText && (field.IndexAnalyzer ?? field.SearchAnalyzer) is not null)
                throw RequestRefusedException.Invalid($"index : The field '{field.Path}' has an analyzer but is not a searchable string field.");
            if (!field.IsText && field.SynonymMaps.Count > 0)
                throw RequestRefusedException.Invalid($"index : The field '{field.Path}' has a synonym map but is not a searchable string field.");
            if (field.SynonymMaps.Count > 1)
                throw RequestRefusedException.Invalid($"index : The field '{field.Path}' has more than one synonym map. Only one synonym map per field is supported.");
            analyzers.Get(field.IndexAnalyzer);
            analyzers.Get(field.SearchAnalyzer);
            if (field.Normalizer is null)
                continue;
            if (field.Type != FieldType.String || !field.HasValues)
                throw RequestRefusedException.Invalid($"index : The field '{field.Path}' has a normalizer but is not a string field that is filterable, sortable or facetable.");
            analyzers.Normalizer(field.Normalizer);
        }

        analyzers.CheckAll();
    }

    private static void CheckSuggesters(JsonObject definition, List<IndexField> all)
    {
        var suggesters = definition["suggesters"]!.AsArray();
        if (suggesters.Count > 1)
            throw RequestRefusedException.Invalid("index : Only one suggester is allowed per index.");
        foreach (var suggester in suggesters)
        {
            if ((string?)suggester!["name"] is null)
                throw RequestRefusedException.Invalid("index : A suggester must have a name.");
            if ((string?)suggester["searchMode"] != "analyzingInfixMatching")
                throw RequestRefusedException.Invalid("index : The search mode of a suggester must be 'analyzingInfixMatching'.");
            if (suggester["sourceFields"]!.AsArray().Count == 0)
                throw RequestRefusedException.Invalid($"index : The suggester '{suggester["name"]}' must have at least one source field.");
            foreach (var path in suggester["sourceFields"]!.AsArray())
            {
                var field = all.Find(candidate => candidate.Path == (string?)path)
                    ?? throw RequestRefusedException.Invalid($"index : The suggester field '{path}' does not exist in the index.");
                if (!field.IsText)
                    throw RequestRefusedException.Invalid($"index : The suggester field '{path}' must be a searchable string field.");
            }
        }
    }

    private static void CheckScoringProfiles(JsonObject definition, List<IndexField> all)
    {
        var profiles = ScoringProfile.ReadAll(definition["scoringProfiles"]!.AsArray());
        foreach (var profile in profiles.Values)
            ScoringProfileChecks.Check(profile, all);
        if ((string?)definition["defaultScoringProfile"] is { Length: > 0 } name && !profiles.ContainsKey(name))
            throw RequestRefusedException.Invalid($"index : The default scoring profile '{name}' does not exist in the index.");
    }
}
