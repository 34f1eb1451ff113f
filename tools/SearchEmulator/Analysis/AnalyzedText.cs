using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Escouade.SearchEmulator.Analysis;

/// <summary>One token with its place in the text and in the stream.</summary>
internal readonly record struct AnalyzedToken(string Term, int Start, int End, int Position);

/// <summary>Runs an analyzer over one text.</summary>
internal static class AnalyzedText
{
    /// <summary>Positions count from 0, like the service's analyze call.</summary>
    public static List<AnalyzedToken> Tokens(Analyzer analyzer, string text) => Read(analyzer, text).Tokens;

    /// <summary>The tokens, and how many positions there are with those at the end where a removed word stood.</summary>
    public static (List<AnalyzedToken> Tokens, int Positions) Read(Analyzer analyzer, string text)
    {
        var tokens = new List<AnalyzedToken>();
        var stream = analyzer.GetTokenStream(string.Empty, text);
        var position = -1;
        try
        {
            var term = stream.AddAttribute<ICharTermAttribute>();
            var offset = stream.AddAttribute<IOffsetAttribute>();
            var increment = stream.AddAttribute<IPositionIncrementAttribute>();
            stream.Reset();
            while (stream.IncrementToken())
            {
                position += increment.PositionIncrement;
                tokens.Add(new AnalyzedToken(term.ToString(), offset.StartOffset, offset.EndOffset, Math.Max(position, 0)));
            }

            stream.End();
            position += increment.PositionIncrement;
        }
        finally
        {
            stream.Dispose();
        }

        return (tokens, Math.Max(position, 0) + 1);
    }
}
