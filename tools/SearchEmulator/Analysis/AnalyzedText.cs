using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Escouade.SearchEmulator.Analysis;

/// <summary>One token with its place in the text and in the stream.</summary>
internal readonly record struct AnalyzedToken(string Term, int Start, int End, int Position);

/// <summary>Runs an analyzer over one text.</summary>
internal static class AnalyzedText
{
    /// <summary>Positions count from 0, like the service's analyze call.</summary>
    public static List<AnalyzedToken> Tokens(Analyzer analyzer, string text, string field = "")
    {
        var tokens = new List<AnalyzedToken>();
        var stream = analyzer.GetTokenStream(field, text);
        try
        {
            var term = stream.AddAttribute<ICharTermAttribute>();
            var offset = stream.AddAttribute<IOffsetAttribute>();
            var increment = stream.AddAttribute<IPositionIncrementAttribute>();
            var position = -1;
            stream.Reset();
            while (stream.IncrementToken())
            {
                position += increment.PositionIncrement;
                tokens.Add(new AnalyzedToken(term.ToString(), offset.StartOffset, offset.EndOffset, Math.Max(position, 0)));
            }

            stream.End();
        }
        finally
        {
            stream.Dispose();
        }

        return tokens;
    }
}
