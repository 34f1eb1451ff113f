using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Escouade.SearchEmulator.Querying.Patterns;

/// <summary>Makes the queries of wildcards and regular expressions.</summary>
internal static class PatternQueries
{
    /// <summary>
    /// Held by whoever builds or runs automata. Lucene.NET numbers their states from a counter that threads spoil for each other, and
    /// finds states by these numbers.
    /// </summary>
    public static Lock Turn { get; } = new();

    public static AutomatonQuery Wildcard(string field, string pattern)
    {
        CheckLength(pattern);
        var term = new Term(field, pattern);
        return new AutomatonQuery(term, PatternLimits.CheckDeterminized(WildcardQuery.ToAutomaton(term)));
    }

    public static AutomatonQuery Regex(string field, string pattern)
    {
        CheckLength(pattern);
        return new AutomatonQuery(new Term(field, pattern), PatternLimits.CheckDeterminized(PatternReader.Read(pattern)));
    }

    private static void CheckLength(string pattern)
    {
        if (pattern.Length > PatternLimits.LongestPattern)
            throw PatternLimits.TooComplex();
    }
}

/// <summary>Tells without parsing it whether a filter may hold a full-text match, and with it a pattern.</summary>
internal static class FullTextMatches
{
    public static bool MayBeIn(string? filter) => filter?.Contains("search.ismatch", StringComparison.Ordinal) ?? false;
}
