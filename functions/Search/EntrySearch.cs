using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Azure;
using Azure.Search.Documents;
using Azure.Search.Documents.Models;
using Escouade.Content;
using Escouade.Content.Entries;
using Escouade.Content.Themes;

namespace Escouade.Search;

/// <summary>Asks the search service, and words its answer for readers.</summary>
internal sealed class EntrySearch(SearchClients clients)
{
    // The whole snippet is encoded before these become markup; a text that holds them gets marks of its own, and nothing else.
    private const string MarkStart = "\uE000";
    private const string MarkEnd = "\uE001";

    // French stays readable and light.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly string EncodedMarkStart = Encoder.Encode(MarkStart);
    private static readonly string EncodedMarkEnd = Encoder.Encode(MarkEnd);

    private static readonly IReadOnlyDictionary<string, string> Facets = new Dictionary<string, string>
    {
        ["theme"] = EntrySchema.Theme,
        ["kind"] = EntrySchema.Kind,
        ["level"] = EntrySchema.Level,
        ["expert"] = EntrySchema.Experts,
    };

    /// <param name="filters">Slugs by field.</param>
    public async Task<SearchEntries.Response> FindAsync(
        string query, IReadOnlyDictionary<string, string> filters, int skip, int limit, CancellationToken cancellationToken)
    {
        var options = new SearchOptions
        {
            QueryType = SearchQueryType.Simple,
            SearchMode = SearchMode.All,
            Filter = filters.Count == 0 ? null : string.Join(" and ", filters.Select(filter => FilterOf(filter.Key, filter.Value))),
            IncludeTotalCount = true,
            Skip = skip,
            Size = limit,
            HighlightPreTag = MarkStart,
            HighlightPostTag = MarkEnd,
        };
        foreach (var field in (ReadOnlySpan<string>)[EntrySchema.Slug, EntrySchema.Card, EntrySchema.Experts, EntrySchema.ExpertNames])
            options.Select.Add(field);
        foreach (var field in (ReadOnlySpan<string>)[$"{EntrySchema.Text}-1", $"{EntrySchema.Summary}-1"])
            options.HighlightFields.Add(field);
        foreach (var facet in Facets.Values)
            options.Facets.Add($"{facet},count:20");

        var words = SimpleQuery.Escape(query);
        var answer = await AskAsync(words, options, cancellationToken);
        if (answer?.TotalCount == 0 && words is not null)
        {
            options.SearchMode = SearchMode.Any;
            answer = await AskAsync(words, options, cancellationToken);
        }
        if (answer is null)
            return new(query, 0, [], Facets.ToDictionary(facet => facet.Key, _ => (IReadOnlyList<SearchEntries.FacetValue>)[]), Next: null, Degraded: false);

        var results = new List<SearchEntries.Result>();
        var names = new Dictionary<string, string>();
        await foreach (var result in answer.GetResultsAsync().WithCancellation(cancellationToken))
        {
            var card = JsonSerializer.Deserialize(result.Document.GetString(EntrySchema.Card), ContentJson.Wire.EntryCard)!;
            foreach (var expert in card.Experts)
                names[expert.Slug] = expert.Name;
            results.Add(new(
                card.Slug, card.Kind, card.Language, card.Title, card.Summary, card.Theme, card.Level, card.Experts, card.PublishedAt, card.ReadingMinutes,
                card.Cover, $"/articles/{card.Slug}", SnippetOf(result, card)));
        }
        return new(query, answer.TotalCount ?? 0, results, FacetsOf(answer, names), Next: null, Degraded: false);
    }

    /// <returns>Titles that hold the words, the last of which may be unfinished.</returns>
    public async Task<SuggestEntries.Response> SuggestAsync(string text, int most, CancellationToken cancellationToken)
    {
        var options = new SuggestOptions { Size = most };
        foreach (var field in (ReadOnlySpan<string>)[EntrySchema.Slug, EntrySchema.Title, EntrySchema.Kind])
            options.Select.Add(field);
        SuggestResults<SearchDocument> answer;
        try
        {
            answer = await clients.Entries.SuggestAsync<SearchDocument>(text, EntrySchema.Suggester, options, cancellationToken);
        }
        catch (RequestFailedException missing) when (missing.Status is 404)
        {
            return new([]);
        }
        return new([.. answer.Results.Select(found => new SuggestEntries.Item(
            found.Document.GetString(EntrySchema.Title),
            $"/articles/{found.Document.GetString(EntrySchema.Slug)}",
            Enum.Parse<EntryKind>(found.Document.GetString(EntrySchema.Kind), ignoreCase: true)))]);
    }

    /// <returns>Null where there is no index yet, since nothing was ever published.</returns>
    private async Task<SearchResults<SearchDocument>?> AskAsync(string? words, SearchOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await clients.Entries.SearchAsync<SearchDocument>(words, options, cancellationToken);
        }
        catch (RequestFailedException missing) when (missing.Status is 404)
        {
            return null;
        }
    }

    private static string FilterOf(string field, string slug)
        => field is EntrySchema.Experts or EntrySchema.Sectors or EntrySchema.TagSlugs
            ? $"{field}/any(value: value eq '{slug}')"
            : $"{field} eq '{slug}'";

    private static string SnippetOf(SearchResult<SearchDocument> result, EntryCard card)
    {
        var highlight = result.Highlights is { } found
            ? found.TryGetValue(EntrySchema.Text, out var text) ? text[0] : found.TryGetValue(EntrySchema.Summary, out var summary) ? summary[0] : card.Summary
            : card.Summary;
        return Encoder.Encode(highlight)
            .Replace(EncodedMarkStart, "<mark>", StringComparison.Ordinal)
            .Replace(EncodedMarkEnd, "</mark>", StringComparison.Ordinal);
    }

    private static Dictionary<string, IReadOnlyList<SearchEntries.FacetValue>> FacetsOf(SearchResults<SearchDocument> answer, Dictionary<string, string> experts)
        => Facets.ToDictionary(
            facet => facet.Key,
            facet => (IReadOnlyList<SearchEntries.FacetValue>)[.. (answer.Facets is { } facets && facets.TryGetValue(facet.Value, out var values) ? values : [])
                .Select(value => (Slug: value.Value.ToString()!, Count: value.Count ?? 0))
                .Select(value => new SearchEntries.FacetValue(value.Slug, NameOf(facet.Key, value.Slug, experts), value.Count))]);

    private static string NameOf(string facet, string slug, Dictionary<string, string> experts) => facet switch
    {
        "theme" => ThemeCatalogue.All.FirstOrDefault(theme => theme.Slug == slug)?.Name ?? slug,
        "expert" => experts.GetValueOrDefault(slug, slug),
        "kind" => SearchTexts.Kind(slug),
        _ => SearchTexts.Level(slug),
    };
}
