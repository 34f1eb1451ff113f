using Lucene.Net.Analysis;

namespace Escouade.SearchEmulator.Analysis;

/// <summary>A chain of char filters, a tokenizer and token filters, in the order that the definition lists them.</summary>
internal static class ComposedAnalyzer
{
    public static Analyzer Build(AnalysisPart tokenizer, IReadOnlyList<AnalysisPart> tokenFilters, IReadOnlyList<AnalysisPart> charFilters)
    {
        var openTokenizer = AnalysisFaults.Guard(tokenizer.Name, () => Tokenizers.Build(tokenizer));
        var prepare = Tokenizers.Prepare(tokenizer);
        var applyFilters = tokenFilters.Select(part => AnalysisFaults.Guard(part.Name, () => TokenFilters.Build(part))).ToArray();
        var applyCharFilters = charFilters.Select(part => AnalysisFaults.Guard(part.Name, () => CharFilters.Build(part))).ToArray();
        return Analyzer.NewAnonymous(
            createComponents: (_, reader) =>
            {
                var source = openTokenizer(reader);
                var stream = applyFilters.Aggregate((TokenStream)source, (inner, apply) => apply(inner));
                return new TokenStreamComponents(source, stream);
            },
            initReader: (_, reader) => prepare(applyCharFilters.Aggregate(reader, (inner, apply) => apply(inner))));
    }
}
