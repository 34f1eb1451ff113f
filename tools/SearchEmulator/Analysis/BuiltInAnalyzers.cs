using System.Text.Json.Nodes;
using Escouade.SearchEmulator.Rest;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Ar;
using Lucene.Net.Analysis.Bg;
using Lucene.Net.Analysis.Br;
using Lucene.Net.Analysis.Ca;
using Lucene.Net.Analysis.Ckb;
using Lucene.Net.Analysis.Cjk;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.Cz;
using Lucene.Net.Analysis.Da;
using Lucene.Net.Analysis.De;
using Lucene.Net.Analysis.El;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Es;
using Lucene.Net.Analysis.Eu;
using Lucene.Net.Analysis.Fa;
using Lucene.Net.Analysis.Fi;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.Ga;
using Lucene.Net.Analysis.Gl;
using Lucene.Net.Analysis.Hi;
using Lucene.Net.Analysis.Hu;
using Lucene.Net.Analysis.Hy;
using Lucene.Net.Analysis.Id;
using Lucene.Net.Analysis.It;
using Lucene.Net.Analysis.Lv;
using Lucene.Net.Analysis.Nl;
using Lucene.Net.Analysis.No;
using Lucene.Net.Analysis.Pt;
using Lucene.Net.Analysis.Ro;
using Lucene.Net.Analysis.Ru;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.Sv;
using Lucene.Net.Analysis.Tr;
using Lucene.Net.Analysis.Util;
using static Lucene.Net.Util.LuceneVersion;

namespace Escouade.SearchEmulator.Analysis;

/// <summary>The analyzers that the service offers by name.</summary>
internal static class BuiltInAnalyzers
{
    private static readonly Dictionary<string, Func<Analyzer>> Lucene = new(StringComparer.Ordinal)
    {
        ["ar"] = () => new ArabicAnalyzer(LUCENE_48),
        ["bg"] = () => new BulgarianAnalyzer(LUCENE_48),
        ["ca"] = () => new CatalanAnalyzer(LUCENE_48),
        ["cs"] = () => new CzechAnalyzer(LUCENE_48),
        ["da"] = () => new DanishAnalyzer(LUCENE_48),
        ["de"] = () => new GermanAnalyzer(LUCENE_48),
        ["el"] = () => new GreekAnalyzer(LUCENE_48),
        ["en"] = () => new EnglishAnalyzer(LUCENE_48),
        ["es"] = () => new SpanishAnalyzer(LUCENE_48),
        ["eu"] = () => new BasqueAnalyzer(LUCENE_48),
        ["fa"] = () => new PersianAnalyzer(LUCENE_48),
        ["fi"] = () => new FinnishAnalyzer(LUCENE_48),
        ["fr"] = () => new FrenchAnalyzer(LUCENE_48),
        ["ga"] = () => new IrishAnalyzer(LUCENE_48),
        ["gl"] = () => new GalicianAnalyzer(LUCENE_48),
        ["hi"] = () => new HindiAnalyzer(LUCENE_48),
        ["hu"] = () => new HungarianAnalyzer(LUCENE_48),
        ["hy"] = () => new ArmenianAnalyzer(LUCENE_48),
        ["id"] = () => new IndonesianAnalyzer(LUCENE_48),
        ["it"] = () => new ItalianAnalyzer(LUCENE_48),
        ["ja"] = () => new CJKAnalyzer(LUCENE_48),
        ["ko"] = () => new CJKAnalyzer(LUCENE_48),
        ["lv"] = () => new LatvianAnalyzer(LUCENE_48),
        ["nl"] = () => new DutchAnalyzer(LUCENE_48),
        ["no"] = () => new NorwegianAnalyzer(LUCENE_48),
        ["nb"] = () => new NorwegianAnalyzer(LUCENE_48),
        ["pl"] = () => new StandardAnalyzer(LUCENE_48, CharArraySet.Empty),
        ["pt-BR"] = () => new BrazilianAnalyzer(LUCENE_48),
        ["pt-PT"] = () => new PortugueseAnalyzer(LUCENE_48),
        ["ro"] = () => new RomanianAnalyzer(LUCENE_48),
        ["ru"] = () => new RussianAnalyzer(LUCENE_48),
        ["sorani"] = () => new SoraniAnalyzer(LUCENE_48),
        ["sv"] = () => new SwedishAnalyzer(LUCENE_48),
        ["th"] = () => new StandardAnalyzer(LUCENE_48, CharArraySet.Empty),
        ["tr"] = () => new TurkishAnalyzer(LUCENE_48),
        ["zh-Hans"] = () => new CJKAnalyzer(LUCENE_48),
        ["zh-Hant"] = () => new CJKAnalyzer(LUCENE_48),
    };

    // Languages that only the service's own lemmatisers know; the emulator splits words and lowers case.
    private static readonly string[] OnlyMicrosoft =
        ["bn", "et", "gu", "he", "hr", "is", "kn", "lt", "ml", "mr", "ms", "pa", "sk", "sl", "sr-cyrillic", "sr-latin", "ta", "te", "uk", "ur", "vi"];

    public static Analyzer? Find(string name)
    {
        switch (name)
        {
            case "standard.lucene" or "standard":
                return Standard();
            case "standardasciifolding.lucene":
                return ComposedAnalyzer.Build(
                    new AnalysisPart("standard_v2", []), [new AnalysisPart("lowercase", []), new AnalysisPart("asciifolding", [])], []);
            case "keyword":
                return new KeywordAnalyzer();
            case "pattern":
                return Pattern([]);
            case "simple":
                return new SimpleAnalyzer(LUCENE_48);
            case "stop":
                return new StopAnalyzer(LUCENE_48);
            case "whitespace":
                return new WhitespaceAnalyzer(LUCENE_48);
            default:
                break;
        }

        var dot = name.LastIndexOf('.');
        if (dot < 0)
            return null;
        var (language, family) = (name[..dot], name[(dot + 1)..]);
        if (family is not ("lucene" or "microsoft"))
            return null;
        if (Lucene.TryGetValue(language, out var build))
            return new SplittingAnalyzer(build());
        return family == "microsoft" && OnlyMicrosoft.Contains(language, StringComparer.Ordinal) ? Standard() : null;
    }

    /// <summary>An analyzer that a definition declares by configuring one of the service's own.</summary>
    public static Analyzer Configure(JsonObject declared)
    {
        var part = new AnalysisPart((string?)declared["@odata.type"] ?? string.Empty, declared);
        return part.Name switch
        {
            "#Microsoft.Azure.Search.StandardAnalyzer" => Standard(TokenFilters.Words(part.Texts("stopwords"), ignoreCase: false), Tokenizers.Longest(part)),
            "#Microsoft.Azure.Search.StopAnalyzer" => part.Texts("stopwords") is { Length: > 0 } words
                ? new StopAnalyzer(LUCENE_48, TokenFilters.Words(words, ignoreCase: false))
                : new StopAnalyzer(LUCENE_48),
            "#Microsoft.Azure.Search.PatternAnalyzer" => Pattern(declared),
            _ => throw RequestRefusedException.Invalid($"index : The analyzer type '{part.Name}' is unknown or not supported by the emulator."),
        };
    }

    private static SplittingAnalyzer Standard() => Standard(CharArraySet.Empty, Tokenizers.DefaultLongest);

    private static SplittingAnalyzer Standard(CharArraySet stopWords, int longest)
        => new(new StandardAnalyzer(LUCENE_48, stopWords) { MaxTokenLength = longest }, longest);

    private static Analyzer Pattern(JsonObject options)
    {
        var part = new AnalysisPart("pattern", options);
        var filters = new List<AnalysisPart>();
        if (part.Flag("lowercase", true))
            filters.Add(new AnalysisPart("lowercase", []));
        if (part.Texts("stopwords").Length > 0)
            filters.Add(new AnalysisPart("stopwords", options));
        return ComposedAnalyzer.Build(part, filters, []);
    }
}
