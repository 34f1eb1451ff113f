using Lucene.Net.Analysis;

namespace Escouade.SearchEmulator.Analysis;

/// <summary>One of Lucene's analyzers of words, which splits a long token where Lucene's own drops it.</summary>
internal sealed class SplittingAnalyzer(Analyzer words, int longest = Tokenizers.DefaultLongest) : AnalyzerWrapper(words.Strategy)
{
    protected override Analyzer GetWrappedAnalyzer(string fieldName) => words;

    protected override TextReader WrapReader(string fieldName, TextReader reader) => new LongTokens(reader, longest, Tokenizers.Standard);
}
