using System.Text.Json;
using Escouade.SearchEmulator.Rest;

namespace Escouade.SearchEmulator.Querying;

/// <summary>A search as it was asked, by body or by query string.</summary>
internal sealed record SearchRequest
{
    private const int LargestSkip = 100_000;

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "count", "facets", "filter", "highlight", "highlightPreTag", "highlightPostTag", "minimumCoverage", "orderby", "queryType",
        "scoringStatistics", "sessionId", "scoringParameters", "scoringProfile", "search", "searchFields", "searchMode", "select", "skip",
        "top", "vectorQueries", "vectorFilterMode", "semanticConfiguration", "answers", "captions", "semanticErrorHandling",
        "semanticMaxWaitInMilliseconds",
    };

    public string? Search { get; private init; }

    public string? Filter { get; private init; }

    public string? OrderBy { get; private init; }

    public string? Select { get; private init; }

    public string? SearchFields { get; private init; }

    public bool IsFull { get; private init; }

    public bool IsAll { get; private init; }

    public bool WantsCount { get; private init; }

    public int? Top { get; private init; }

    public int Skip { get; private init; }

    public IReadOnlyList<string> Facets { get; private init; } = [];

    public string? Highlight { get; private init; }

    public string PreTag { get; private init; } = "<em>";

    public string PostTag { get; private init; } = "</em>";

    public double? MinimumCoverage { get; private init; }

    public string? ScoringProfile { get; private init; }

    public IReadOnlyList<string> ScoringParameters { get; private init; } = [];

    public JsonElement VectorQueries { get; private init; }

    public bool FiltersAfterVectors { get; private init; }

    public static SearchRequest Read(JsonElement body) => Read(new RequestValues(body, Known));

    public static SearchRequest Read(IQueryCollection query) => Read(new RequestValues(query, Known));

    private static SearchRequest Read(RequestValues values)
    {
        if (values.Choice("queryType", "simple", "full", "semantic") is "semantic"
            || values.Text("semanticConfiguration") is not null || values.Text("answers") is not null || values.Text("captions") is not null)
            throw RequestRefusedException.NotSupported("Semantic ranking");
        values.Choice("scoringStatistics", "local", "global");
        var top = values.Int("top");
        var skip = values.Int("skip") ?? 0;
        if (top < 0)
            throw RequestRefusedException.BadParameter("Value must be greater than or equal to 0.", "$top");
        if (skip is < 0 or > LargestSkip)
            throw RequestRefusedException.BadParameter($"Value must be between 0 and {LargestSkip}.", "$skip");
        var coverage = values.Double("minimumCoverage");
        if (coverage is not null and not (>= 0 and <= 100))
            throw RequestRefusedException.BadParameter("Value must be between 0 and 100.", "minimumCoverage");
        return new SearchRequest
        {
            Search = values.Text("search"),
            Filter = values.Text("filter"),
            OrderBy = values.Text("orderby"),
            Select = values.Text("select"),
            SearchFields = values.Text("searchFields"),
            IsFull = values.Choice("queryType", "simple", "full") == "full",
            IsAll = values.Choice("searchMode", "any", "all") == "all",
            WantsCount = values.Flag("count"),
            Top = top,
            Skip = skip,
            Facets = values.Texts("facets", "facet"),
            Highlight = values.Text("highlight"),
            PreTag = values.Text("highlightPreTag") ?? "<em>",
            PostTag = values.Text("highlightPostTag") ?? "</em>",
            MinimumCoverage = coverage,
            ScoringProfile = values.Text("scoringProfile"),
            ScoringParameters = values.Texts("scoringParameters", "scoringParameter"),
            VectorQueries = values.Member("vectorQueries"),
            FiltersAfterVectors = values.Choice("vectorFilterMode", "preFilter", "postFilter") == "postFilter",
        };
    }
}
