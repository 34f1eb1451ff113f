using Escouade.SearchEmulator.Synonyms;
using Lucene.Net.Analysis;
using Lucene.Net.Search;

namespace Escouade.SearchEmulator.Querying;

/// <summary>Widens one text of a query by the synonym rules of a field.</summary>
internal sealed class SynonymQueries(Analyzer analyzer, string field, IReadOnlyList<SynonymRule> rules)
{
    private readonly PlacedRules rules = PlacedRules.Of(rules, analyzer);

    /// <summary>Null if no rule applies.</summary>
    public Query? Build(string text, bool isPhrase, int slop, Occur occur)
    {
        var terms = PlacedTerms.Read(analyzer, text).Trim();
        if (terms.Length == 0)
            return null;
        var whole = rules.Expand(terms);
        if (whole.Count > 0)
            return AnyOf(whole, slop);
        if (terms.Length == 1)
            return null;
        return isPhrase ? Phrases(terms, slop) : Words(terms, occur);
    }

    // Each word of the text alone: what an unquoted text with several tokens is.
    private BooleanQuery? Words(PlacedTerms terms, Occur occur)
    {
        var query = new BooleanQuery();
        var isWidened = false;
        foreach (var word in Enumerable.Range(0, terms.Length).Select(place => terms.Part(place, 1)).Where(word => word.Trim().Length > 0))
        {
            var expansions = rules.Expand(word);
            isWidened |= expansions.Count > 0;
            query.Add(expansions.Count > 0 ? AnyOf(expansions, slop: 0) : word.ToQuery(field, slop: 0), occur);
        }

        return isWidened ? query : null;
    }

    // The phrase itself, and the phrase with any one part replaced.
    private BooleanQuery? Phrases(PlacedTerms terms, int slop)
    {
        var phrases = new List<PlacedTerms> { terms };
        for (var start = 0; start < terms.Length; start++)
        {
            for (var length = 1; start + length <= terms.Length && length <= rules.Longest; length++)
                phrases.AddRange(rules.Expand(terms.Part(start, length)).Select(part => terms.Replace(start, length, part)));
            // Said by Lucene as well, but only once thousands of long phrases have been made.
            if (phrases.Count > BooleanQuery.MaxClauseCount)
                throw QueryLimits.TooManyClauses();
        }

        return phrases.Count == 1 ? null : AnyOf(phrases, slop);
    }

    private BooleanQuery AnyOf(IEnumerable<PlacedTerms> alternatives, int slop)
    {
        var query = new BooleanQuery(disableCoord: true);
        foreach (var alternative in alternatives.Select(terms => terms.Trim()).DistinctBy(terms => terms.Key, StringComparer.Ordinal))
            query.Add(alternative.ToQuery(field, slop), Occur.SHOULD);
        return query;
    }
}
