using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Azure.Search.Documents.Models;
using Escouade.Content.Themes;

namespace Escouade.Search.Service;

/// <summary>Words the search service's answer for readers.</summary>
internal static class SearchAnswer
{
    // French stays readable and light.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly string EncodedMarkStart = Encoder.Encode(SearchQueries.MarkStart);
    private static readonly string EncodedMarkEnd = Encoder.Encode(SearchQueries.MarkEnd);

    private static readonly Dictionary<string, IReadOnlyList<SearchEntries.FacetValue>> NoFacets
        = SearchQueries.Facets.ToDictionary(facet => facet.Name, _ => (IReadOnlyList<SearchEntries.FacetValue>)[]);

    public static SearchEntries.Response Of(string query, SearchResults<SearchDocument>? answer, IReadOnlyDictionary<string, IList<FacetResult>> facets)
        => new(query, answer?.TotalCount ?? 0, [.. answer?.GetResults().Select(Result) ?? []], FacetsOf(facets), Next: null, Degraded: false);

    /// <summary>What was found without a count of facets; nothing at all where there are no results.</summary>
    public static SearchEntries.Response Of(string query, long count, IReadOnlyList<SearchEntries.Result> results, bool isDegraded)
        => new(query, count, results, NoFacets, Next: null, isDegraded);

    /// <returns>The very words that were found, as they are written.</returns>
    public static IEnumerable<string> MarkedWords(SearchResults<SearchDocument> answer)
        => answer.GetResults()
            .SelectMany(result => result.Highlights is { } highlights && highlights.TryGetValue(EntrySchema.Words, out var texts) ? texts : [])
            .SelectMany(text => text.Split(SearchQueries.MarkStart).Skip(1).Select(part => part.Split(SearchQueries.MarkEnd)[0]));

    /// <param name="card">What was found.</param>
    /// <param name="snippet">With marks around the words that were found, or without.</param>
    public static SearchEntries.Result Result(SearchEntries.Result card, string snippet) => card with { SnippetHtml = Html(snippet) };

    public static SearchEntries.Result Card(SearchDocument document) => JsonSerializer.Deserialize(document.GetString(EntrySchema.Card), SearchJson.Wire.Result)!;

    private static SearchEntries.Result Result(SearchResult<SearchDocument> result)
    {
        var card = Card(result.Document) with { Track = result.Document.GetString(EntrySchema.Track) };
        return Result(card, SnippetOf(result, card));
    }

    private static string SnippetOf(SearchResult<SearchDocument> result, SearchEntries.Result card)
    {
        var highlight = card.Summary;
        foreach (var field in (ReadOnlySpan<string>)[EntrySchema.Summary, EntrySchema.Text])
        {
            if (result.Highlights is { } highlights && highlights.TryGetValue(field, out var texts))
                highlight = texts[0];
        }
        return highlight;
    }

    /// <param name="snippet">With marks around the words that were found.</param>
    public static string Html(string snippet) => Encoder.Encode(snippet)
        .Replace(EncodedMarkStart, "<mark>", StringComparison.Ordinal)
        .Replace(EncodedMarkEnd, "</mark>", StringComparison.Ordinal);

    private static Dictionary<string, IReadOnlyList<SearchEntries.FacetValue>> FacetsOf(IReadOnlyDictionary<string, IList<FacetResult>> facets)
        => SearchQueries.Facets.ToDictionary(
            facet => facet.Name,
            facet => (IReadOnlyList<SearchEntries.FacetValue>)[.. facets[facet.Name]
                .Select(value => (Label: FacetLabel.Read(value.Value.ToString()!), Count: value.Count ?? 0))
                // Two authors may write one sector in two ways.
                .GroupBy(value => value.Label.Slug)
                .Select(values => new SearchEntries.FacetValue(values.Key, values.First().Label.Name ?? NameOf(facet.Name, values.Key), values.Sum(value => value.Count)))]);

    private static string NameOf(string facet, string slug) => facet switch
    {
        "theme" => ThemeCatalogue.All.FirstOrDefault(theme => theme.Slug == slug)?.Name ?? slug,
        "kind" => SearchTexts.Kind(slug),
        _ => SearchTexts.Level(slug),
    };
}
