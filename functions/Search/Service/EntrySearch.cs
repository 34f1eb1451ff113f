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
        var all = QueryWriter.Write(asked);
        var answer = await queries.AskAsync(all, page, cancellationToken);
        if (answer is null || answer.TotalCount >= Few || asked.IsEmpty)
            return await WordAsync(query, all, answer, filters, cancellationToken);

        // Few texts hold all of the words: those that hold the weightiest of them come too.
        var isComplete = answer.TotalCount > 0;
        if (isComplete)
        {
            var some = QueryWriter.Write(asked, needsAll: false);
            return await WordAsync(query, some, await queries.AskAsync(some, page, cancellationToken), filters, cancellationToken);
        }

        // As typed, nothing: perhaps a letter is wrong, in a word that no text holds.
        var misspelt = await UnknownAsync(asked, cancellationToken);
        var nearly = QueryWriter.Write(asked, misspelt);
        if (misspelt.Count > 0)
        {
            answer = await queries.AskAsync(nearly, page with { MarksWords = true }, cancellationToken);
            if (answer?.TotalCount > 0)
            {
                var corrected = Spelling.Correct(query, misspelt, SearchAnswer.MarkedWords(answer));
                if (answer.TotalCount < Few)
                {
                    nearly = QueryWriter.Write(asked, misspelt, needsAll: false);
                    answer = await queries.AskAsync(nearly, page, cancellationToken);
                }
                return await WordAsync(query, nearly, answer, filters, cancellationToken) with { DidYouMean = corrected };
            }
        }

        if (skip == 0)
            await CountDemandAsync(query, asked, nearly, filters, cancellationToken);
        return await AskForFewerAsync(query, asked, misspelt, page, cancellationToken);
    }

    /// <summary>Leaves out words until there is an answer: those that the text which holds the weightiest of them does not hold.</summary>
    private async Task<SearchEntries.Response> AskForFewerAsync(
        string query, ReaderQuery asked, IReadOnlySet<string> misspelt, SearchPage page, CancellationToken cancellationToken)
    {
        var some = QueryWriter.Write(asked, misspelt, needsAll: false);
        var best = await queries.AskAsync(some, page with { Skip = 0, Limit = 1 }, cancellationToken);
        var missing = await MissingAsync(asked, misspelt, best, cancellationToken);
        var kept = asked with { Wanted = [.. asked.Wanted.Except(missing)] };
        var rest = missing.Count == 0 || kept.IsEmpty ? some : QueryWriter.Write(kept, misspelt);
        if (rest != some && await queries.CountAsync(rest, page.Filters, cancellationToken) < Few)
            rest = some;
        var answer = await queries.AskAsync(rest, page with { MarksWords = true }, cancellationToken);
        return await WordAsync(query, rest, answer, page.Filters, cancellationToken) with
        {
            DidYouMean = answer?.TotalCount > 0 ? Spelling.Correct(query, misspelt, SearchAnswer.MarkedWords(answer)) : null,
            DroppedWords = [.. missing.Select(part => ReaderQuery.AsTyped(part, query))],
        };
    }

    /// <returns>The words that no text holds, whatever the filters exclude.</returns>
    private async Task<IReadOnlySet<string>> UnknownAsync(ReaderQuery asked, CancellationToken cancellationToken)
    {
        var words = asked.Wanted.Where(part => !part.IsPhrase).SelectMany(part => part.Words).Distinct().ToList();
        var counts = await Task.WhenAll(words.Select(word => queries.CountAsync(QueryWriter.Write(ReaderQuery.OfWord(word)), new Dictionary<string, string>(), cancellationToken)));
        return words.Where((_, at) => counts[at] == 0).ToHashSet(StringComparer.Ordinal);
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
    private async Task<IReadOnlyList<ReaderQuery.Part>> MissingAsync(
        ReaderQuery asked, IReadOnlySet<string> misspelt, SearchResults<SearchDocument>? answer, CancellationToken cancellationToken)
    {
        if (answer?.GetResults().FirstOrDefault()?.Document is not { } best)
            return [];
        var only = new Dictionary<string, string> { [EntrySchema.Id] = SearchAnswer.Card(best).Id };
        var counts = await Task.WhenAll(asked.Wanted.Select(part => queries.CountAsync(QueryWriter.Write(new([part], []), misspelt), only, cancellationToken)));
        return [.. asked.Wanted.Where((_, at) => counts[at] == 0)];
    }
}
