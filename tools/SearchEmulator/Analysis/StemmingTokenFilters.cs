using System.Globalization;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Ar;
using Lucene.Net.Analysis.Bg;
using Lucene.Net.Analysis.Br;
using Lucene.Net.Analysis.Ckb;
using Lucene.Net.Analysis.Cz;
using Lucene.Net.Analysis.De;
using Lucene.Net.Analysis.El;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Es;
using Lucene.Net.Analysis.Fi;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.Gl;
using Lucene.Net.Analysis.Hi;
using Lucene.Net.Analysis.Hu;
using Lucene.Net.Analysis.Id;
using Lucene.Net.Analysis.It;
using Lucene.Net.Analysis.Lv;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.No;
using Lucene.Net.Analysis.Pt;
using Lucene.Net.Analysis.Ru;
using Lucene.Net.Analysis.Snowball;
using Lucene.Net.Analysis.Sv;
using static Lucene.Net.Util.LuceneVersion;

namespace Escouade.SearchEmulator.Analysis;

/// <summary>Token filters that stem, or that steer stemming.</summary>
internal static class StemmingTokenFilters
{
    private static readonly Dictionary<string, Func<TokenStream, TokenStream>> Stemmers = new(StringComparer.Ordinal)
    {
        ["arabic"] = input => new ArabicStemFilter(input),
        ["brazilian"] = input => new BrazilianStemFilter(input),
        ["bulgarian"] = input => new BulgarianStemFilter(input),
        ["czech"] = input => new CzechStemFilter(input),
        ["lightEnglish"] = input => new KStemFilter(input),
        ["minimalEnglish"] = input => new EnglishMinimalStemFilter(input),
        ["possessiveEnglish"] = input => new EnglishPossessiveFilter(LUCENE_48, input),
        ["english"] = input => new PorterStemFilter(input),
        ["porter2"] = Snowball("English"),
        ["lovins"] = Snowball("Lovins"),
        ["lightFinnish"] = input => new FinnishLightStemFilter(input),
        ["lightFrench"] = input => new FrenchLightStemFilter(input),
        ["minimalFrench"] = input => new FrenchMinimalStemFilter(input),
        ["galician"] = input => new GalicianStemFilter(input),
        ["minimalGalician"] = input => new GalicianMinimalStemFilter(input),
        ["german2"] = Snowball("German2"),
        ["lightGerman"] = input => new GermanLightStemFilter(input),
        ["minimalGerman"] = input => new GermanMinimalStemFilter(input),
        ["greek"] = input => new GreekStemFilter(input),
        ["hindi"] = input => new HindiStemFilter(input),
        ["lightHungarian"] = input => new HungarianLightStemFilter(input),
        ["indonesian"] = input => new IndonesianStemFilter(input),
        ["lightItalian"] = input => new ItalianLightStemFilter(input),
        ["sorani"] = input => new SoraniStemFilter(input),
        ["latvian"] = input => new LatvianStemFilter(input),
        ["lightNorwegian"] = input => new NorwegianLightStemFilter(input),
        ["minimalNorwegian"] = input => new NorwegianMinimalStemFilter(input),
        ["lightNynorsk"] = input => new NorwegianLightStemFilter(input, NorwegianStandard.NYNORSK),
        ["minimalNynorsk"] = input => new NorwegianMinimalStemFilter(input, NorwegianStandard.NYNORSK),
        ["lightPortuguese"] = input => new PortugueseLightStemFilter(input),
        ["minimalPortuguese"] = input => new PortugueseMinimalStemFilter(input),
        ["portugueseRslp"] = input => new PortugueseStemFilter(input),
        ["lightRussian"] = input => new RussianLightStemFilter(input),
        ["lightSpanish"] = input => new SpanishLightStemFilter(input),
        ["lightSwedish"] = input => new SwedishLightStemFilter(input),
        ["dutchKp"] = Snowball("Kp"),
    };

    private static readonly string[] SnowballNames =
    [
        "armenian", "basque", "catalan", "danish", "dutch", "english", "finnish", "french", "german", "german2", "hungarian", "irish",
        "italian", "kp", "lovins", "norwegian", "porter", "portuguese", "romanian", "russian", "spanish", "swedish", "turkish",
    ];

    public static Func<TokenStream, TokenStream>? Build(AnalysisPart part) => part.Name switch
    {
        // Named without being declared, the filter stems English.
        "stemmer" => Stemmer(part.Text("language") ?? (part.Options.Count == 0 ? "english" : throw new ArgumentException("A language is required."))),
        "snowball" => SnowballStemmer(part.Text("language") ?? "english"),
        "keyword_marker" => Marker(part),
        "stemmer_override" => Override(part),
        _ => null,
    };

    private static Func<TokenStream, TokenStream> Stemmer(string language)
        => Stemmers.GetValueOrDefault(language) ?? SnowballStemmer(language);

    private static Func<TokenStream, TokenStream> SnowballStemmer(string language)
        => SnowballNames.Contains(language, StringComparer.Ordinal)
            ? Snowball(char.ToUpper(language[0], CultureInfo.InvariantCulture) + language[1..])
            : throw new ArgumentException($"The stemming language '{language}' is unknown.");

    private static Func<TokenStream, TokenStream> Snowball(string name) => input => new SnowballFilter(input, name);

    private static Func<TokenStream, TokenStream> Marker(AnalysisPart part)
    {
        var words = TokenFilters.Words(part.Texts("keywords"), part.Flag("ignoreCase", false));
        return input => new SetKeywordMarkerFilter(input, words);
    }

    private static Func<TokenStream, TokenStream> Override(AnalysisPart part)
    {
        var builder = new StemmerOverrideFilter.Builder(ignoreCase: true);
        foreach (var rule in part.Texts("rules"))
        {
            var sides = rule.Split("=>", 2, StringSplitOptions.TrimEntries);
            if (sides.Length != 2)
                throw new ArgumentException($"The rule '{rule}' is not of the form 'word => stem'.");
            builder.Add(sides[0], sides[1]);
        }

        var map = builder.Build();
        return input => new StemmerOverrideFilter(input, map);
    }
}
