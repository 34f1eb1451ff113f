using Escouade.SearchEmulator.Documents;
using Escouade.SearchEmulator.Facets;
using Escouade.SearchEmulator.Filtering;
using Escouade.SearchEmulator.Highlighting;
using Escouade.SearchEmulator.Querying.Patterns;
using Escouade.SearchEmulator.Ranking;
using Escouade.SearchEmulator.Rest;
using Lucene.Net.Search;

namespace Escouade.SearchEmulator.Querying;

/// <summary>What a search found, ready to be written while the readers it came from are open.</summary>
internal sealed record SearchFindings(
    long Total, IReadOnlyList<Hit> Hits, bool HasMore, int PageSize, IReadOnlyList<FacetCounter> Facets, Highlighter? Highlighter, DocumentProjection Projection);

/// <summary>Runs one search.</summary>
internal static class SearchRunner
{
    private const int DefaultPage = 50;
    private const int LargestPage = 1000;

    public static SearchFindings Run(QueryContext context, SearchRequest request, IndexSearcher searcher, DateTimeOffset now)
    {
        if (!request.IsFull && !FullTextMatches.MayBeIn(request.Filter))
            return Find(context, request, searcher, now);
        lock (PatternQueries.Turn)
            return Find(context, request, searcher, now);
    }

    private static SearchFindings Find(QueryContext context, SearchRequest request, IndexSearcher searcher, DateTimeOffset now)
    {
        var schema = context.Schema;
        var profile = Profile(context, request);
        var fields = context.SearchFields(request.SearchFields, profile?.TextWeights, "searchFields");
        var query = SearchTexts.Parse(context, request.Search, request.IsFull, request.IsAll, fields);
        var filter = FilterParser.Parse(schema, request.Filter);
        var order = SortOrder.Parse(schema, request.OrderBy);
        var projection = DocumentProjection.Parse(schema, request.Select);
        var facets = request.Facets.Select(text => new FacetCounter(FacetRequest.Parse(schema, text))).ToList();
        var boosts = BoostFunctions.For(profile, schema, new ScoringParameters(request.ScoringParameters), now);
        var highlighter = Highlighter.For(request, context, query, searcher.IndexReader);
        var compiler = new FilterCompiler(searcher, context.Analyzers, match => SearchTexts.Parse(context, match));

        var page = Math.Min(request.Top ?? DefaultPage, LargestPage);
        var most = page == 0 ? 0 : request.Skip + page;
        var collector = new HitCollector(filter, compiler, boosts, order, facets, most);
        var scored = ScoringMatches.Add(query, filter, match => SearchTexts.Parse(context, match));
        try
        {
            searcher.Search(scored, collector);
        }
        catch (BooleanQuery.TooManyClausesException)
        {
            throw QueryLimits.TooManyClauses();
        }

        var hits = collector.Best().Skip(request.Skip).ToList();
        var isWhole = request.Skip + page >= collector.Total || (request.Top is { } top && top <= LargestPage);
        return new SearchFindings(collector.Total, hits, !isWhole, page, facets, highlighter, projection);
    }

    private static ScoringProfile? Profile(QueryContext context, SearchRequest request)
    {
        var name = request.ScoringProfile ?? context.Schema.DefaultScoringProfile;
        if (string.IsNullOrEmpty(name))
            return null;
        return context.Schema.ScoringProfiles.TryGetValue(name, out var profile)
            ? profile
            : throw RequestRefusedException.BadParameter($"Scoring profile '{name}' does not exist in the index.", "scoringProfile");
    }
}
