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

    /// <summary>Fields that results are counted by, by their names in the API.</summary>
    public static readonly IReadOnlyDictionary<string, string> Facets = new Dictionary<string, string>
    {
        ["theme"] = EntrySchema.Theme,
        ["kind"] = EntrySchema.Kind,
        ["level"] = EntrySchema.Level,
        ["expert"] = EntrySchema.Experts,
    };

    /// <returns>Null where there is no index yet, since nothing was ever published.</returns>
    public Task<SearchResults<SearchDocument>?> AskAsync(string? text, SearchPage page, CancellationToken cancellationToken)
    {
        var options = Options(page.Filters);
        options.IncludeTotalCount = true;
        options.Skip = page.Skip;
        options.Size = page.Limit;
        options.HighlightPreTag = MarkStart;
        options.HighlightPostTag = MarkEnd;
        foreach (var field in (ReadOnlySpan<string>)[EntrySchema.Slug, EntrySchema.Card])
            options.Select.Add(field);
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
    public async Task<IReadOnlyDictionary<string, IList<FacetResult>>> CountFacetsAsync(string? text, IReadOnlyDictionary<string, string> filters, CancellationToken cancellationToken)
    {
        var free = Facets.Where(facet => !filters.ContainsKey(facet.Value)).ToList();
        var asked = Facets.Except(free).Select(facet => ((IReadOnlyList<KeyValuePair<string, string>>)[facet], filters.Where(filter => filter.Key != facet.Value).ToDictionary()))
            .Append((free, filters.ToDictionary()));
        var counted = await Task.WhenAll(asked.Where(group => group.Item1.Count > 0).Select(group => CountAsync(group.Item1, group.Item2)));
        return counted.SelectMany(facets => facets).ToDictionary();

        async Task<IEnumerable<KeyValuePair<string, IList<FacetResult>>>> CountAsync(IReadOnlyList<KeyValuePair<string, string>> facets, Dictionary<string, string> others)
        {
            var options = Options(others);
            options.Size = 0;
            foreach (var facet in facets)
                options.Facets.Add($"{facet.Value},count:20");
            var answer = await SearchAsync(text, options, cancellationToken);
            return facets.Select(facet => KeyValuePair.Create(facet.Key, answer?.Facets is { } values && values.TryGetValue(facet.Value, out var found) ? found : []));
        }
    }

    private static SearchOptions Options(IReadOnlyDictionary<string, string> filters) => new()
    {
        QueryType = SearchQueryType.Full,
        Filter = filters.Count == 0 ? null : string.Join(" and ", filters.Select(filter => FilterOf(filter.Key, filter.Value))),
    };

    private static string FilterOf(string field, string slug)
        => field is EntrySchema.Experts or EntrySchema.Sectors or EntrySchema.TagSlugs
            ? $"{field}/any(value: value eq '{slug}')"
            : $"{field} eq '{slug}'";

    private async Task<SearchResults<SearchDocument>?> SearchAsync(string? text, SearchOptions options, CancellationToken cancellationToken)
    {
        if (await pointer.FindLiveAsync() is not { } index)
            return null;
        try
        {
            return await clients.IndexForReaders(index).SearchAsync<SearchDocument>(text, options, cancellationToken);
        }
        catch (RequestFailedException missing) when (missing.Status is 404)
        {
            return null;
        }
    }
}
