using Azure.Search.Documents.Models;
using Escouade.Search.Demand;

namespace Escouade.Search.Service;

/// <summary>Finds entries and experts for what a reader typed, and gives way step by step where that finds nothing.</summary>
internal sealed class EntrySearch(SearchQueries queries, Glossary glossary, DegradedSearch degraded, DemandCounter demand, ILogger<EntrySearch> logger)
{
    private const int Few = 3;

    /// <param name="filters">Slugs by field.</param>
    public async Task<SearchEntries.Response> FindAsync(
        string query, IReadOnlyDictionary<string, string> filters, int skip, int limit, CancellationToken cancellationToken)
    {
        try
        {
            var found = await AskAsync(query, filters, skip, limit, cancellationToken);
            // For the day that the service is silent; nobody waits for it.
            _ = degraded.PrepareAsync();
            return found;
        }
        catch (Exception silence) when (!cancellationToken.IsCancellationRequested && SearchQueries.IsSilence(silence))
        {
            logger.LogWarning(silence, "The search service does not answer; readers get what is in memory.");
            return await degraded.FindAsync(query, filters, skip, limit);
        }
    }

    private async Task<SearchEntries.Response> AskAsync(
        string query, IReadOnlyDictionary<string, string> filters, int skip, int limit, CancellationToken cancellationToken)
    {
        var asked = ReaderQuery.Parse(query, glossary);
        if (asked.IsNothing && query.Length > 0)
            // Signs alone: « ??? » asks for nothing that anybody could have written.
            return SearchAnswer.Of(query, 0, [], isDegraded: false);
        var page = new SearchPage(filters, skip, limit);
        var answer = await queries.AskAsync(QueryWriter.Write(asked, allowsTypos: false), page, cancellationToken);
        if (answer is null || answer.TotalCount >= Few || asked.IsEmpty)
            return await WordAsync(query, QueryWriter.Write(asked, allowsTypos: false), answer, filters, cancellationToken);

        // Few texts hold all of the words: those that hold the weightiest of them come too.
        var isComplete = answer.TotalCount > 0;
        if (isComplete)
        {
            var some = QueryWriter.Write(asked, allowsTypos: false, needsAll: false);
            return await WordAsync(query, some, await queries.AskAsync(some, page, cancellationToken), filters, cancellationToken);
        }

        // As typed, nothing: perhaps a letter is wrong.
        var nearly = QueryWriter.Write(asked, allowsTypos: true);
        answer = await queries.AskAsync(nearly, page with { MarksWords = true }, cancellationToken);
        if (answer?.TotalCount > 0)
            return await WordAsync(query, nearly, answer, filters, cancellationToken) with { DidYouMean = Spelling.Correct(query, asked, SearchAnswer.MarkedWords(answer)) };

        if (skip == 0)
            await CountDemandAsync(query, asked, nearly, filters, cancellationToken);
        var any = QueryWriter.Write(asked, allowsTypos: true, needsAll: false);
        answer = await queries.AskAsync(any, page, cancellationToken);
        return await WordAsync(query, any, answer, filters, cancellationToken) with { DroppedWords = await MissingAsync(asked, answer, cancellationToken) };
    }

    /// <summary>Counts what no text answers in full; what only the filters exclude is no such thing.</summary>
    private async Task CountDemandAsync(string query, ReaderQuery asked, string? nearly, IReadOnlyDictionary<string, string> filters, CancellationToken cancellationToken)
    {
        if (DemandText.Of(query, asked) is { } text && (filters.Count == 0 || await queries.CountAsync(nearly, new Dictionary<string, string>(), cancellationToken) == 0))
            demand.Count(text);
    }

    private async Task<SearchEntries.Response> WordAsync(
        string query, string? text, SearchResults<SearchDocument>? answer, IReadOnlyDictionary<string, string> filters, CancellationToken cancellationToken)
        => SearchAnswer.Of(query, answer, await queries.CountFacetsAsync(text, filters, cancellationToken));

    /// <returns>What the best of the texts that were found does not hold.</returns>
    private async Task<IReadOnlyList<string>> MissingAsync(ReaderQuery asked, SearchResults<SearchDocument>? answer, CancellationToken cancellationToken)
    {
        if (answer?.GetResults().FirstOrDefault()?.Document is not { } best)
            return [];
        var only = new Dictionary<string, string> { [EntrySchema.Id] = SearchAnswer.Card(best).Id };
        var counts = await Task.WhenAll(asked.Wanted.Select(part => queries.CountAsync(QueryWriter.Write(new([part], []), allowsTypos: true), only, cancellationToken)));
        return [.. asked.Wanted.Where((_, at) => counts[at] == 0).Select(part => part.Text)];
    }
}
