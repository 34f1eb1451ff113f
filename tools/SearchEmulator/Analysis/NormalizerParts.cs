using Escouade.SearchEmulator.Rest;

namespace Escouade.SearchEmulator.Analysis;

/// <summary>Refuses parts that a normalizer cannot have: it makes one value of one value.</summary>
internal static class NormalizerParts
{
    private static readonly string[] TokenFilters =
    [
        "arabic_normalization", "asciifolding", "cjk_width", "elision", "german_normalization", "hindi_normalization", "indic_normalization", "lowercase",
        "persian_normalization", "scandinavian_folding", "scandinavian_normalization", "sorani_normalization", "uppercase",
    ];

    private static readonly string[] CharFilters = ["mapping", "pattern_replace"];

    public static void Check(IEnumerable<AnalysisPart> tokenFilters, IEnumerable<AnalysisPart> charFilters)
    {
        var unfit = tokenFilters.FirstOrDefault(part => !TokenFilters.Contains(part.Name, StringComparer.Ordinal))
            ?? charFilters.FirstOrDefault(part => !CharFilters.Contains(part.Name, StringComparer.Ordinal));
        if (unfit is not null)
            throw RequestRefusedException.Invalid($"index : The filter '{unfit.Name}' cannot be used in a normalizer.");
    }
}
