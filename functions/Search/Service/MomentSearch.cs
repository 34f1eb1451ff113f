using Azure;
using Azure.Search.Documents;
using Azure.Search.Documents.Models;
using Escouade.Content.Searching;

namespace Escouade.Search.Service;

/// <summary>Finds the moments at which what a reader typed is said, in the media of the entries that were found.</summary>
internal sealed class MomentSearch(SearchClients clients, IndexPointer pointer)
{
    // Of one medium.
    private const int MostMoments = 3;

    private const int MostAsked = 100;

    /// <returns>The results, those that have such moments with them; as they were where nothing is said.</returns>
    public async Task<IReadOnlyList<SearchEntries.Result>> AddToAsync(IReadOnlyList<SearchEntries.Result> results, ReaderQuery asked, CancellationToken cancellationToken)
    {
        var tracks = results.Select(result => result.Track).OfType<string>().ToList();
        if (tracks.Count == 0 || QueryWriter.WriteMoments(asked) is not { } text)
            return results;
        var found = await pointer.AskLiveAsync(index => AskAsync(index, text, tracks, cancellationToken), cancellationToken);
        return found is null ? results : [.. results.Select(result => result.Track is { } track && found[track].ToList() is { Count: > 0 } moments ? result with { Moments = moments } : result)];
    }

    private async Task<ILookup<string, SearchEntries.Moment>> AskAsync(string index, string text, IEnumerable<string> tracks, CancellationToken cancellationToken)
    {
        var options = new SearchOptions
        {
            QueryType = SearchQueryType.Full,
            Filter = $"search.in({MomentSchema.Track}, '{string.Join(',', tracks)}', ',')",
            Size = MostAsked,
            HighlightPreTag = SearchQueries.MarkStart,
            HighlightPostTag = SearchQueries.MarkEnd,
            HighlightFields = { $"{MomentSchema.Text}-1" },
            Select = { MomentSchema.Track, MomentSchema.From, MomentSchema.Marks, MomentSchema.Text },
            OrderBy = { "search.score() desc", MomentSchema.From },
        };
        try
        {
            var answer = await clients.IndexForReaders(MomentSchema.NameOf(index)).SearchAsync<SearchDocument>(text, options, cancellationToken);
            return answer.Value.GetResults()
                .GroupBy(result => result.Document.GetString(MomentSchema.Track))
                .SelectMany(track => track.Take(MostMoments).OrderBy(result => result.Document.GetDouble(MomentSchema.From)).Select(result => (Track: track.Key, Moment: Moment(result))))
                .ToLookup(one => one.Track, one => one.Moment);
        }
        catch (RequestFailedException missing) when (missing.Status is 404)
        {
            // Nothing was ever said.
            return Enumerable.Empty<(string Track, SearchEntries.Moment Moment)>().ToLookup(one => one.Track, one => one.Moment);
        }
    }

    private static SearchEntries.Moment Moment(SearchResult<SearchDocument> result)
    {
        var text = result.Document.GetString(MomentSchema.Text);
        var snippet = result.Highlights is { } highlights && highlights.TryGetValue(MomentSchema.Text, out var texts) ? texts[0] : text;
        // The snippet is a part of the text; its first mark, the word that somebody wants to hear.
        var plain = snippet.Replace(SearchQueries.MarkStart, "", StringComparison.Ordinal).Replace(SearchQueries.MarkEnd, "", StringComparison.Ordinal);
        var at = Math.Max(0, text.IndexOf(plain, StringComparison.Ordinal)) + Math.Max(0, snippet.IndexOf(SearchQueries.MarkStart, StringComparison.Ordinal));
        return new(Math.Round(TimeMark.SecondsAt(MomentMarks.Read(result.Document.GetString(MomentSchema.Marks)), at), 1), SearchAnswer.Html(snippet));
    }
}
