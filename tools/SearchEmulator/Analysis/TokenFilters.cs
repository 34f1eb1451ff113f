using Escouade.SearchEmulator.Rest;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Ar;
using Lucene.Net.Analysis.Cjk;
using Lucene.Net.Analysis.Ckb;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.De;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Fa;
using Lucene.Net.Analysis.Hi;
using Lucene.Net.Analysis.In;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.Reverse;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.Tr;
using Lucene.Net.Analysis.Util;
using static Lucene.Net.Util.LuceneVersion;

namespace Escouade.SearchEmulator.Analysis;

/// <summary>The service's token filters; those that take options are in <see cref="ConfiguredTokenFilters"/>.</summary>
internal static class TokenFilters
{
    private static readonly Dictionary<string, Func<TokenStream, TokenStream>> Plain = new(StringComparer.Ordinal)
    {
        ["apostrophe"] = input => new ApostropheFilter(input),
        ["arabic_normalization"] = input => new ArabicNormalizationFilter(input),
        ["cjk_width"] = input => new CJKWidthFilter(input),
        ["classic"] = input => new ClassicFilter(input),
        ["german_normalization"] = input => new GermanNormalizationFilter(input),
        ["hindi_normalization"] = input => new HindiNormalizationFilter(input),
        ["indic_normalization"] = input => new IndicNormalizationFilter(input),
        ["keyword_repeat"] = input => new KeywordRepeatFilter(input),
        ["kstem"] = input => new KStemFilter(input),
        ["lowercase"] = input => new LowerCaseFilter(LUCENE_48, input),
        ["persian_normalization"] = input => new PersianNormalizationFilter(input),
        ["porter_stem"] = input => new PorterStemFilter(input),
        ["reverse"] = input => new ReverseStringFilter(LUCENE_48, input),
        ["scandinavian_folding"] = input => new ScandinavianFoldingFilter(input),
        ["scandinavian_normalization"] = input => new ScandinavianNormalizationFilter(input),
        ["sorani_normalization"] = input => new SoraniNormalizationFilter(input),
        ["trim"] = input => new TrimFilter(LUCENE_48, input),
        ["uppercase"] = input => new UpperCaseFilter(LUCENE_48, input),
    };

    public static Func<TokenStream, TokenStream> Build(AnalysisPart part)
        => Plain.GetValueOrDefault(part.Name)
            ?? ConfiguredTokenFilters.Build(part)
            ?? StemmingTokenFilters.Build(part)
            ?? throw RequestRefusedException.Invalid(
                $"index : The token filter '{part.Name}' does not exist or is not supported by the emulator.");

    public static CharArraySet Words(IEnumerable<string> words, bool ignoreCase) => new(LUCENE_48, [.. words], ignoreCase);
}
