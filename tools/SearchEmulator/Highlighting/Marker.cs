using System.Text;
using Escouade.SearchEmulator.Analysis;

namespace Escouade.SearchEmulator.Highlighting;

/// <summary>Puts tags around tokens.</summary>
internal static class Marker
{
    /// <summary>The text from start to end with the tokens in it marked; null if none is. Tokens come in the order of the text.</summary>
    public static string? Mark(string text, int start, int end, IEnumerable<AnalyzedToken> tokens, string preTag, string postTag)
    {
        var result = new StringBuilder();
        var at = start;
        foreach (var token in tokens)
        {
            if (token.Start < at || token.End > end || token.End <= token.Start)
                continue;
            result.Append(text, at, token.Start - at).Append(preTag).Append(text, token.Start, token.End - token.Start).Append(postTag);
            at = token.End;
        }

        return result.Length == 0 ? null : result.Append(text, at, end - at).ToString();
    }
}
