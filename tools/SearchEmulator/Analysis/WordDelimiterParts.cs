using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Miscellaneous;
using static Lucene.Net.Util.LuceneVersion;

namespace Escouade.SearchEmulator.Analysis;

/// <summary>The word delimiter filter and its many flags, with the service's defaults.</summary>
internal static class WordDelimiterParts
{
    private static readonly (string Option, bool Default, WordDelimiterFlags Flag)[] Flags =
    [
        ("generateWordParts", true, WordDelimiterFlags.GENERATE_WORD_PARTS),
        ("generateNumberParts", true, WordDelimiterFlags.GENERATE_NUMBER_PARTS),
        ("catenateWords", false, WordDelimiterFlags.CATENATE_WORDS),
        ("catenateNumbers", false, WordDelimiterFlags.CATENATE_NUMBERS),
        ("catenateAll", false, WordDelimiterFlags.CATENATE_ALL),
        ("splitOnCaseChange", true, WordDelimiterFlags.SPLIT_ON_CASE_CHANGE),
        ("preserveOriginal", false, WordDelimiterFlags.PRESERVE_ORIGINAL),
        ("splitOnNumerics", true, WordDelimiterFlags.SPLIT_ON_NUMERICS),
        ("stemEnglishPossessive", true, WordDelimiterFlags.STEM_ENGLISH_POSSESSIVE),
    ];

    public static Func<TokenStream, TokenStream> Build(AnalysisPart part)
    {
        var flags = Flags.Where(flag => part.Flag(flag.Option, flag.Default)).Aggregate((WordDelimiterFlags)0, (all, flag) => all | flag.Flag);
        var given = part.Texts("protectedWords");
        var words = given.Length == 0 ? null : TokenFilters.Words(given, ignoreCase: false);
        return input => new WordDelimiterFilter(LUCENE_48, input, flags, words);
    }
}
