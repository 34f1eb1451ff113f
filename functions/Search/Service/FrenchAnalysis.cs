using Azure.Search.Documents.Indexes.Models;

namespace Escouade.Search.Service;

/// <summary>How the index reads French: as written, as people type it, and as brands glue it together.</summary>
/// <remarks>
/// The stock French analyzer drops « été » with the forms of « être », and keeps œ apart from oe. Here no word is dropped: « mot de
/// passe » is a term, and <see cref="ReaderQuery"/> knows which words say nothing. Accents are folded before stemming, so that words
/// without theirs have the same stem.
/// </remarks>
internal static class FrenchAnalysis
{
    /// <summary>Stems: « infolettres » finds « infolettre ».</summary>
    public const string Stems = "french-stems";

    /// <summary>Whole words without accents: what a word that is unfinished or misspelt is compared with.</summary>
    public const string Words = "french-words";

    /// <summary>Two neighbours as one word: « panierbleu » finds « Panier Bleu ».</summary>
    public const string Joined = "french-joined";

    private const string Ligatures = "ligatures";
    private const string Elision = "french-elision";
    private const string Stemmer = "french-stemmer";
    private const string Pairs = "joined-pairs";

    public static void AddTo(SearchIndex index)
    {
        index.CharFilters.Add(new MappingCharFilter(Ligatures, ["œ=>oe", "Œ=>oe", "æ=>ae", "Æ=>ae", "’=>'", "ʼ=>'", "‑=>-"]));
        index.TokenFilters.Add(new ElisionTokenFilter(Elision) { Articles = { "l", "m", "t", "qu", "n", "s", "j", "d", "c", "jusqu", "quoiqu", "lorsqu", "puisqu" } });
        index.TokenFilters.Add(new StemmerTokenFilter(Stemmer, StemmerTokenFilterLanguage.LightFrench));
        index.TokenFilters.Add(new ShingleTokenFilter(Pairs) { MaxShingleSize = 2, MinShingleSize = 2, OutputUnigrams = false, TokenSeparator = "" });
        index.Analyzers.Add(Analyzer(Stems, TokenFilterName.Lowercase, Elision, TokenFilterName.AsciiFolding, Stemmer));
        index.Analyzers.Add(Analyzer(Words, TokenFilterName.Lowercase, Elision, TokenFilterName.AsciiFolding));
        index.Analyzers.Add(Analyzer(Joined, TokenFilterName.Lowercase, Elision, TokenFilterName.AsciiFolding, Pairs));
    }

    private static CustomAnalyzer Analyzer(string name, params TokenFilterName[] filters)
    {
        var analyzer = new CustomAnalyzer(name, LexicalTokenizerName.Standard) { CharFilters = { Ligatures } };
        foreach (var filter in filters)
            analyzer.TokenFilters.Add(filter);
        return analyzer;
    }
}
