using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Escouade.SearchEmulator.Rest;
using Lucene.Net.Analysis;

namespace Escouade.SearchEmulator.Analysis;

/// <summary>Finds the analyzers that an index may name: the service's own and those of the index's definition.</summary>
internal sealed class AnalyzerCatalog(JsonObject definition)
{
    public const string Default = "standard.lucene";

    private readonly ConcurrentDictionary<string, Analyzer> built = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Func<string, string>> normalizers = new(StringComparer.Ordinal);

    public Analyzer Get(string? name) => built.GetOrAdd(name ?? Default, Build);

    /// <summary>What a normalizer makes of a whole value.</summary>
    public Func<string, string> Normalizer(string name) => normalizers.GetOrAdd(name, BuildNormalizer);

    /// <summary>An analyzer for one request of the analyze call.</summary>
    public Analyzer Compose(string tokenizer, IEnumerable<string> tokenFilters, IEnumerable<string> charFilters)
        => ComposedAnalyzer.Build(Part("tokenizers", tokenizer), Parts("tokenFilters", tokenFilters), Parts("charFilters", charFilters));

    /// <summary>Builds and tries every part that the definition declares, so that a bad one is refused when it is declared.</summary>
    public void CheckAll()
    {
        foreach (var analyzer in Declared("analyzers"))
            Try(Get(NameOf(analyzer)));
        foreach (var tokenizer in Declared("tokenizers"))
            TryPart(() => Compose(NameOf(tokenizer), [], []));
        foreach (var filter in Declared("tokenFilters"))
            TryPart(() => Compose("whitespace", [NameOf(filter)], []));
        foreach (var filter in Declared("charFilters"))
            TryPart(() => Compose("whitespace", [], [NameOf(filter)]));
        foreach (var normalizer in Declared("normalizers"))
            Normalizer(NameOf(normalizer))("Ab");
    }

    // A part that the emulator lacks does no harm until an analyzer uses it, and then the analyzer is refused.
    private static void TryPart(Func<Analyzer> compose)
    {
        try
        {
            Try(compose());
        }
        catch (RequestRefusedException refused) when (refused.Code == RequestRefusedException.NotSupportedCode)
        {
        }
    }

    private static void Try(Analyzer analyzer) => AnalyzedText.Tokens(analyzer, "Ab c1");

    private static string NameOf(JsonObject part)
        => (string?)part["name"] ?? throw RequestRefusedException.Invalid("index : An analysis component must have a name.");

    private IEnumerable<JsonObject> Declared(string kind) => (definition[kind] as JsonArray ?? []).OfType<JsonObject>();

    private Analyzer Build(string name)
    {
        var declared = Declared("analyzers").FirstOrDefault(analyzer => NameOf(analyzer) == name);
        if (declared is null)
            return BuiltInAnalyzers.Find(name)
                ?? throw RequestRefusedException.Invalid($"index : The analyzer '{name}' does not exist or is not supported by the emulator.");

        return AnalysisFaults.Guard(name, () => (string?)declared["@odata.type"] == "#Microsoft.Azure.Search.CustomAnalyzer"
            ? Compose(
                (string?)declared["tokenizer"] ?? throw RequestRefusedException.Invalid($"index : The analyzer '{name}' must have a tokenizer."),
                new AnalysisPart(name, declared).Texts("tokenFilters"),
                new AnalysisPart(name, declared).Texts("charFilters"))
            : BuiltInAnalyzers.Configure(declared));
    }

    private Func<string, string> BuildNormalizer(string name)
    {
        var declared = Declared("normalizers").FirstOrDefault(normalizer => NameOf(normalizer) == name);
        var part = new AnalysisPart(name, declared ?? []);
        string[] filters = name switch
        {
            _ when declared is not null => part.Texts("tokenFilters"),
            "lowercase" or "uppercase" or "asciifolding" or "elision" => [name],
            "standard" => ["lowercase", "asciifolding"],
            _ => throw RequestRefusedException.Invalid($"index : The normalizer '{name}' does not exist."),
        };
        NormalizerParts.Check(Parts("tokenFilters", filters), Parts("charFilters", part.Texts("charFilters")));
        var analyzer = Compose("keyword_v2", filters, part.Texts("charFilters"));
        return text => string.Concat(AnalyzedText.Tokens(analyzer, text).Select(token => token.Term));
    }

    private AnalysisPart[] Parts(string kind, IEnumerable<string> names) => [.. names.Select(name => Part(kind, name))];

    private AnalysisPart Part(string kind, string name)
        => AnalysisFaults.Guard(name, () =>
        {
            var declared = Declared(kind).FirstOrDefault(part => NameOf(part) == name);
            return new AnalysisPart(declared is null ? name : PartNames.OfType(kind, (string?)declared["@odata.type"]), declared ?? []);
        });
}
