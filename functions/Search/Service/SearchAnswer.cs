using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Azure.Search.Documents.Models;
using Escouade.Content;
using Escouade.Content.Entries;
using Escouade.Content.Themes;

namespace Escouade.Search.Service;

/// <summary>Words the search service's answer for readers.</summary>
internal static class SearchAnswer
{
    // French stays readable and light.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly string EncodedMarkStart = Encoder.Encode(SearchQueries.MarkStart);
    private static readonly string EncodedMarkEnd = Encoder.Encode(SearchQueries.MarkEnd);

    public static SearchEntries.Response Of(string query, SearchResults<SearchDocument>? answer, IReadOnlyDictionary<string, IList<FacetResult>> facets)
    {
        var results = answer?.GetResults().Select(Result).ToList() ?? [];
        var names = results.SelectMany(result => result.Experts).DistinctBy(expert => expert.Slug).ToDictionary(expert => expert.Slug, expert => expert.Name);
        return new(query, answer?.TotalCount ?? 0, results, FacetsOf(facets, names), Next: null, Degraded: false);
    }

    /// <returns>The very words that were found, as they are written.</returns>
    public static IEnumerable<string> MarkedWords(SearchResults<SearchDocument> answer)
        => answer.GetResults()
            .SelectMany(result => result.Highlights is { } highlights && highlights.TryGetValue(EntrySchema.Words, out var texts) ? texts : [])
            .SelectMany(text => text.Split(SearchQueries.MarkStart).Skip(1).Select(part => part.Split(SearchQueries.MarkEnd)[0]));

    /// <param name="snippet">With marks around the words that were found, or without.</param>
    public static SearchEntries.Result Result(EntryCard card, string snippet) => new(
        card.Slug, card.Kind, card.Language, card.Title, card.Summary, card.Theme, card.Level, card.Experts, card.PublishedAt, card.ReadingMinutes,
        card.Cover, $"/articles/{card.Slug}", Html(snippet));

    private static SearchEntries.Result Result(SearchResult<SearchDocument> result)
    {
        var card = JsonSerializer.Deserialize(result.Document.GetString(EntrySchema.Card), ContentJson.Wire.EntryCard)!;
        return Result(card, SnippetOf(result, card));
    }

    private static string SnippetOf(SearchResult<SearchDocument> result, EntryCard card)
    {
        var highlight = card.Summary;
        foreach (var field in (ReadOnlySpan<string>)[EntrySchema.Summary, EntrySchema.Text])
        {
            if (result.Highlights is { } highlights && highlights.TryGetValue(field, out var texts))
                highlight = texts[0];
        }
        return highlight;
    }

    private static string Html(string snippet) => Encoder.Encode(snippet)
        .Replace(EncodedMarkStart, "<mark>", StringComparison.Ordinal)
        .Replace(EncodedMarkEnd, "</mark>", StringComparison.Ordinal);

    private static Dictionary<string, IReadOnlyList<SearchEntries.FacetValue>> FacetsOf(IReadOnlyDictionary<string, IList<FacetResult>> facets, Dictionary<string, string> experts)
        => SearchQueries.Facets.Keys.ToDictionary(
            facet => facet,
            facet => (IReadOnlyList<SearchEntries.FacetValue>)[.. facets[facet]
                .Select(value => (Slug: value.Value.ToString()!, Count: value.Count ?? 0))
                .Select(value => new SearchEntries.FacetValue(value.Slug, NameOf(facet, value.Slug, experts), value.Count))]);

    private static string NameOf(string facet, string slug, Dictionary<string, string> experts) => facet switch
    {
        "theme" => ThemeCatalogue.All.FirstOrDefault(theme => theme.Slug == slug)?.Name ?? slug,
        "expert" => experts.GetValueOrDefault(slug, slug),
        "kind" => SearchTexts.Kind(slug),
        _ => SearchTexts.Level(slug),
    };
}
