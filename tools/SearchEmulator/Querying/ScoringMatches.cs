using Escouade.SearchEmulator.Filtering;
using Lucene.Net.Search;

namespace Escouade.SearchEmulator.Querying;

/// <summary>Lets full-text matches in a filter, <c>search.ismatchscoring</c>, add to the scores of what they match.</summary>
internal static class ScoringMatches
{
    public static Query Add(Query query, FilterNode? filter, Func<MatchNode, Query> parse)
    {
        var matches = Find(filter).ToList();
        if (matches.Count == 0)
            return query;
        // With no text of the request's own only the matches score, and what the filter lets in otherwise has nothing.
        if (query is MatchAllDocsQuery)
            query.Boost = 0;
        var all = new BooleanQuery(disableCoord: true) { { query, Occur.MUST } };
        foreach (var match in matches)
            all.Add(parse(match), Occur.SHOULD);
        return all;
    }

    // What is under 'not' finds documents by what they lack, which scores nothing.
    private static IEnumerable<MatchNode> Find(FilterNode? node) => node switch
    {
        MatchNode { IsScoring: true } match => [match],
        AndNode and => and.Parts.SelectMany(Find),
        OrNode or => or.Parts.SelectMany(Find),
        _ => [],
    };
}
