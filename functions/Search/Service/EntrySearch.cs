using Azure.Search.Documents.Models;
using Escouade.Search.Demand;

namespace Escouade.Search.Service;

/// <summary>Finds entries and experts for what a reader typed, and gives way step by step where that finds nothing.</summary>
internal sealed class EntrySearch(SearchQueries queries, MomentSearch moments, Glossary glossary, DegradedSearch degraded, SearchPulse pulse, DemandCounter demand, ILogger<EntrySearch> logger)
{
    private const int Few = 3;

    private static readonly Dictionary<string, string> NoFilters = [];

    /// <param name="filters">Slugs by field.</param>
    public async Task<SearchEntries.Response> FindAsync(
        string query, IReadOnlyDictionary<string, string> filters, int skip, int limit, CancellationToken cancellationToken)
    {
        if (!pulse.MayAsk())
            return await degraded.FindAsync(query, filters, skip, limit);
        try
        {
            var found = await AskAsync(query, filters, skip, limit, cancellationToken);
            found = found with { Items = await moments.AddToAsync(found.Items, ReaderQuery.Parse(found.DidYouMean ?? query, glossary), cancellationToken) };
            pulse.Spoke();
            // For the day that the service is silent; nobody waits for it.
            _ = degraded.PrepareAsync();
            return found;
        }
        catch (Exception silence) when (!cancellationToken.IsCancellationRequested && SearchQueries.IsSilence(silence))
        {
            pulse.Failed(silence);
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
        // What is asked depends on all that there is and never on a filter: a facet then says how many its choice will show.
        var holding = answer is null || filters.Count == 0 ? answer?.TotalCount : await queries.CountAsync(all, NoFilters, cancellationToken);
        if (holding is null or >= Few || asked.IsEmpty)
            return await WordAsync(query, all, answer, filters, cancellationToken);

        // Few texts hold all of the words: those that hold the weightiest of them come too.
        if (holding > 0)
        {
            var some = QueryWriter.Write(asked, needsAll: false);
            return await WordAsync(query, some, await queries.AskAsync(some, page, cancellationToken), filters, cancellationToken);
        }

        // As typed, nothing. The words of a term that no text holds count one by one from here on.
        var typed = asked;
        asked = asked.WithoutTerms(await UnknownTermsAsync(asked, cancellationToken));
        // Perhaps a letter is wrong, in a word that no text holds.
        var misspelt = await UnknownAsync(asked, cancellationToken);
        var nearly = QueryWriter.Write(asked, misspelt);
        if (misspelt.Count > 0)
        {
            var similar = await queries.AskAsync(nearly, page with { Filters = NoFilters, Skip = 0, MarksWords = true }, cancellationToken);
            if (similar?.TotalCount > 0)
            {
                if (similar.TotalCount < Few)
                    nearly = QueryWriter.Write(asked, misspelt, needsAll: false);
                answer = await queries.AskAsync(nearly, page, cancellationToken);
                return await WordAsync(query, nearly, answer, filters, cancellationToken) with { DidYouMean = Spelling.Correct(query, misspelt, SearchAnswer.MarkedWords(similar)) };
            }
        }

        if (skip == 0 && DemandText.Of(query, typed) is { } text)
            demand.Count(text);
        return await AskForFewerAsync(query, asked, misspelt, page, cancellationToken);
    }

    /// <summary>Leaves out words until there is an answer: those that the text which holds the weightiest of them does not hold.</summary>
    private async Task<SearchEntries.Response> AskForFewerAsync(
        string query, ReaderQuery asked, IReadOnlySet<string> misspelt, SearchPage page, CancellationToken cancellationToken)
    {
        var some = QueryWriter.Write(asked, misspelt, needsAll: false);
        var best = await queries.AskAsync(some, page with { Filters = NoFilters, Skip = 0, Limit = 1 }, cancellationToken);
        var missing = await MissingAsync(asked, misspelt, best, cancellationToken);
        var kept = asked with { Wanted = [.. asked.Wanted.Except(missing)] };
        var rest = missing.Count == 0 || kept.IsEmpty ? some : QueryWriter.Write(kept, misspelt);
        if (rest != some && await queries.CountAsync(rest, NoFilters, cancellationToken) < Few)
            rest = some;
        var answer = await queries.AskAsync(rest, page with { MarksWords = true }, cancellationToken);
        return await WordAsync(query, rest, answer, page.Filters, cancellationToken) with
        {
            DidYouMean = answer?.TotalCount > 0 ? Spelling.Correct(query, misspelt, SearchAnswer.MarkedWords(answer)) : null,
            DroppedWords = [.. missing.Select(part => ReaderQuery.AsTyped(part, query))],
        };
    }

    private async Task<IReadOnlyList<ReaderQuery.Part>> UnknownTermsAsync(ReaderQuery asked, CancellationToken cancellationToken)
    {
        var terms = asked.Wanted.Where(part => part.IsTerm).ToList();
        var counts = await Task.WhenAll(terms.Select(term => queries.CountAsync(QueryWriter.Write(new([term], [])), NoFilters, cancellationToken)));
        return [.. terms.Where((_, at) => counts[at] == 0)];
    }

    /// <returns>The words that no text holds, whatever the filters exclude.</returns>
    private async Task<IReadOnlySet<string>> UnknownAsync(ReaderQuery asked, CancellationToken cancellationToken)
    {
        var words = asked.Wanted.Where(part => !part.IsPhrase).SelectMany(part => part.Words).Distinct().ToList();
        var counts = await Task.WhenAll(words.Select(word => queries.CountAsync(QueryWriter.Write(ReaderQuery.OfWord(word)), NoFilters, cancellationToken)));
        return words.Where((_, at) => counts[at] == 0).ToHashSet(StringComparer.Ordinal);
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
