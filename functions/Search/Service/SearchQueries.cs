using Azure;
using Azure.Search.Documents;
using Azure.Search.Documents.Models;

namespace Escouade.Search.Service;

/// <summary>One page of results.</summary>
/// <param name="Filters">Slugs by field.</param>
internal sealed record SearchPage(IReadOnlyDictionary<string, string> Filters, int Skip, int Limit)
{
    /// <summary>Whether the answer marks the very words that were found, for a misspelt query to be corrected by them.</summary>
    public bool MarksWords { get; init; }
}

/// <summary>Speaks to the search service. An index that is not there yet holds nothing.</summary>
internal sealed class SearchQueries(SearchClients clients, IndexPointer pointer)
{
    // Occur in no French text: a snippet is encoded before these become markup.
    public const string MarkStart = "\uE000";
    public const string MarkEnd = "\uE001";

    /// <summary>What results are counted by.</summary>
    public static readonly IReadOnlyList<Facet> Facets =
    [
        new("theme", EntrySchema.Themes, EntrySchema.Themes),
        new("kind", EntrySchema.Kind, EntrySchema.Kind),
        new("level", EntrySchema.Level, EntrySchema.Level),
        new("expert", EntrySchema.Experts, EntrySchema.ExpertLabels),
        new("sector", EntrySchema.Sectors, EntrySchema.SectorLabels),
    ];

    private static readonly string[] Order = ["search.score() desc", $"{EntrySchema.PublishedAt} desc", EntrySchema.Id];

    /// <param name="Name">In the API.</param>
    /// <param name="Filtered">Field that holds slugs.</param>
    /// <param name="Counted">Field that holds <see cref="FacetLabel"/>s, or the same.</param>
    internal sealed record Facet(string Name, string Filtered, string Counted);

    /// <summary>Whether the service did not answer, rather than refuse what we asked.</summary>
    public static bool IsSilence(Exception failure) => failure is RequestFailedException or AggregateException or HttpRequestException or OperationCanceledException;

    /// <summary>Whether it answered and did not like what we asked: it speaks to everybody else.</summary>
    public static bool IsRefusal(Exception failure) => failure is RequestFailedException { Status: >= 400 and < 500 and not (408 or 429) };

    /// <returns>Null where there is no index yet, since nothing was ever published.</returns>
    public Task<SearchResults<SearchDocument>?> AskAsync(string? text, SearchPage page, CancellationToken cancellationToken)
    {
        var options = Options(page.Filters);
        options.IncludeTotalCount = true;
        options.Skip = page.Skip;
        options.Size = page.Limit;
        options.HighlightPreTag = MarkStart;
        options.HighlightPostTag = MarkEnd;
        options.Select.Add(EntrySchema.Card);
        options.Select.Add(EntrySchema.Track);
        // Of those that match as well, the newest; the id so that no page repeats what the one before showed.
        foreach (var clause in Order)
            options.OrderBy.Add(clause);
        foreach (var field in (ReadOnlySpan<string>)[$"{EntrySchema.Text}-1", $"{EntrySchema.Summary}-1"])
            options.HighlightFields.Add(field);
        if (page.MarksWords)
            options.HighlightFields.Add($"{EntrySchema.Words}-5");
        return SearchAsync(text, options, cancellationToken);
    }

    public async Task<long> CountAsync(string? text, IReadOnlyDictionary<string, string> filters, CancellationToken cancellationToken)
    {
        var options = Options(filters);
        options.IncludeTotalCount = true;
        options.Size = 0;
        return (await SearchAsync(text, options, cancellationToken))?.TotalCount ?? 0;
    }

    /// <summary>Counts results by each facet as if that facet were not filtered by, so that its other values can still be chosen.</summary>
    /// <returns>Values by the facet's name in the API.</returns>
    public async Task<IReadOnlyDictionary<string, IList<FacetResult>>> CountFacetsAsync(string? text, IReadOnlyDictionary<string, string> filters, CancellationToken cancellationToken)
    {
        var chosen = Facets.Where(facet => filters.ContainsKey(facet.Filtered)).Select(facet => (Facets: new[] { facet }, Filters: filters.Where(filter => filter.Key != facet.Filtered).ToDictionary()));
        var free = (Facets: Facets.Where(facet => !filters.ContainsKey(facet.Filtered)).ToArray(), Filters: filters.ToDictionary());
        var counted = await Task.WhenAll(chosen.Append(free).Where(group => group.Facets.Length > 0).Select(group => CountAsync(group.Facets, group.Filters)));
        return counted.SelectMany(facets => facets).ToDictionary();

        async Task<IEnumerable<KeyValuePair<string, IList<FacetResult>>>> CountAsync(Facet[] facets, Dictionary<string, string> others)
        {
            var options = Options(others);
            options.Size = 0;
            foreach (var facet in facets)
                options.Facets.Add($"{facet.Counted},count:20");
            var answer = await SearchAsync(text, options, cancellationToken);
            return facets.Select(facet => KeyValuePair.Create(facet.Name, answer?.Facets is { } values && values.TryGetValue(facet.Counted, out var found) ? found : []));
        }
    }

    private static SearchOptions Options(IReadOnlyDictionary<string, string> filters) => new()
    {
        QueryType = SearchQueryType.Full,
        // A few hundred texts over several shards: each by itself would know too few to tell a rare word from a common one.
        ScoringStatistics = ScoringStatistics.Global,
        Filter = filters.Count == 0 ? null : string.Join(" and ", filters.Select(filter => FilterOf(filter.Key, filter.Value))),
    };

    private static string FilterOf(string field, string slug)
        => EntrySchema.Collections.Contains(field)
            ? $"{field}/any(value: value eq '{slug}')"
            : $"{field} eq '{slug}'";

    private async Task<SearchResults<SearchDocument>?> SearchAsync(string? text, SearchOptions options, CancellationToken cancellationToken)
        => await pointer.AskLiveAsync(async index => (await clients.IndexForReaders(index).SearchAsync<SearchDocument>(text, options, cancellationToken)).Value, cancellationToken);
}
