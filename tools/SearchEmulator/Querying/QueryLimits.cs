using Escouade.SearchEmulator.Rest;

namespace Escouade.SearchEmulator.Querying;

/// <summary>Limits that the service documents, and one on nesting since parsers recurse.</summary>
internal static class QueryLimits
{
    public const int LongestPrefix = 1000;
    private const int LongestText = 100_000;
    private const int MostParentheses = 1024;
    private const int DeepestNesting = 200;

    public static void Check(string text)
    {
        if (text.Length > LongestText)
            throw Refused($"The search text can have at most {LongestText} characters.");
        var (depth, total) = (0, 0);
        foreach (var character in text)
        {
            if (character == '(')
            {
                depth++;
                total++;
            }
            else if (character == ')')
            {
                depth = Math.Max(0, depth - 1);
            }

            if (depth > DeepestNesting || total > MostParentheses)
                throw Refused("The search text has too many nested or repeated parentheses.");
        }
    }

    public static RequestRefusedException TooManyClauses()
        => Refused($"The search text has too many clauses: at most {Lucene.Net.Search.BooleanQuery.MaxClauseCount} are allowed.");

    private static RequestRefusedException Refused(string message) => new(400, "InvalidRequestParameter", message);
}
