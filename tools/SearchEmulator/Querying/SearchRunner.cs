using Escouade.SearchEmulator.Documents;
using Escouade.SearchEmulator.Facets;
using Escouade.SearchEmulator.Filtering;
using Escouade.SearchEmulator.Highlighting;
using Escouade.SearchEmulator.Querying.Patterns;
using Escouade.SearchEmulator.Ranking;
using Escouade.SearchEmulator.Rest;
using Escouade.SearchEmulator.Vectors;
using Lucene.Net.Search;

namespace Escouade.SearchEmulator.Querying;

/// <summary>What a search found, ready to be written while the readers it came from are open.</summary>
internal sealed record SearchFindings(
    long Total, IReadOnlyList<Hit> Hits, bool HasMore, int PageSize, IReadOnlyList<FacetCounter> Facets, Highlighter? Highlighter, DocumentProjection Projection);

/// <summary>Runs one search.</summary>
internal static class SearchRunner
{
    private const string NoTextFields = "If a query contains the search option the target index must contain one or more searchable string fields.";
    private const int DefaultPage = 50;
    private const int LargestPage = 1000;

    // How many of a text's hits are fused with those of vectors.
    private const int DeepestText = 1000;

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
        if (schema.TextFields.Count == 0 && !SearchTexts.AsksForAll(request.Search))
            throw new RequestRefusedException(400, "OperationNotAllowed", NoTextFields + "\r\nParameter name: search", "CannotSearchWithoutSearchableFields", NoTextFields);
        var fields = context.SearchFields(request.SearchFields, profile?.TextWeights, "searchFields");
        var query = SearchTexts.Parse(context, request.Search, request.IsFull, request.IsAll, fields);
        var filter = FilterParser.Parse(schema, request.Filter);
        var order = SortOrder.Parse(schema, request.OrderBy);
        var projection = DocumentProjection.Parse(schema, request.Select);
        var facets = FacetRequest.ParseAll(schema, request.Facets).Select(facet => new FacetCounter(facet)).ToList();
        var boosts = BoostFunctions.For(profile, schema, new ScoringParameters(request.ScoringParameters), now);
        var highlighter = Highlighter.For(request, context, query, searcher.IndexReader);
        var compiler = new FilterCompiler(searcher, context.Analyzers, match => SearchTexts.Parse(context, match));

        var page = Math.Min(request.Top ?? DefaultPage, LargestPage);
        var scored = ScoringMatches.Add(query, filter, match => SearchTexts.Parse(context, match));
        var vectors = VectorQuery.ReadAll(schema, request.VectorQueries);
        if (vectors.Count > 0)
        {
            var search = new VectorSearch(searcher, compiler, new VectorScan(searcher, schema, compiler));
            var text = SearchTexts.AsksForAll(request.Search) ? null : Collect(new HitCollector(filter, compiler, boosts, order: null, [], DeepestText)).Best();
            var found = search.Arrange(search.Find(vectors, text, filter, request.FiltersAfterVectors), order, facets);
            return Findings(found.Count, found.Take(request.Skip + page));
        }

        var collector = Collect(new HitCollector(filter, compiler, boosts, order, facets, page == 0 ? 0 : request.Skip + page));
        return Findings(collector.Total, collector.Best());

        HitCollector Collect(HitCollector hits)
        {
            try
            {
                searcher.Search(scored, hits);
                return hits;
            }
            catch (BooleanQuery.TooManyClausesException)
            {
                throw QueryLimits.TooManyClauses();
            }
        }

        SearchFindings Findings(long total, IEnumerable<Hit> best)
        {
            var isWhole = request.Skip + page >= total || (request.Top is { } top && top <= LargestPage);
            return new SearchFindings(total, [.. best.Skip(request.Skip)], !isWhole, page, facets, highlighter, projection);
        }
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
