using Azure.Search.Documents;
using Azure.Search.Documents.Models;
using Escouade.Content.Themes;

namespace Escouade.Search.Service;

/// <summary>Completes what a reader is typing with themes, experts, titles and terms.</summary>
internal sealed class EntrySuggestions(SearchClients clients, IndexPointer pointer, SearchQueries queries, SearchPulse pulse, Glossary glossary, ILogger<EntrySuggestions> logger)
{
    private const string Theme = "theme";
    private const string Term = "term";
    // Folding makes two letters of « œ »; the service takes no more than this.
    private const int MostLetters = 100;
    private const int MostThemes = 2;
    private const int MostTerms = 3;

    /// <returns>What holds the words; themes and experts first, for they are few. Without titles where the service is silent.</returns>
    public async Task<SuggestEntries.Response> FindAsync(TypedWords typed, int most, CancellationToken cancellationToken)
    {
        var themes = ThemeCatalogue.All.Where(theme => typed.Match([.. ReaderQuery.WordsOf(theme.Name)])).Take(MostThemes)
            .Select(theme => new SuggestEntries.Item(theme.Name, $"/themes/{theme.Slug}", Theme));
        var terms = glossary.Complete(typed).Take(MostTerms).ToList();
        if (!pulse.MayAsk())
            return FromMemory();
        try
        {
            var found = FindTitlesAsync(typed.Text[..Math.Min(typed.Text.Length, MostLetters)], most, cancellationToken);
            var counts = Task.WhenAll(terms.Select(term => queries.CountAsync(QueryWriter.Write(ReaderQuery.Parse(term, glossary)), new Dictionary<string, string>(), cancellationToken)));
            var titles = await found;
            // A term that leads to nothing is no help.
            var useful = (await counts).Zip(terms).Where(term => term.First > 0).Select(term => TermOf(term.Second)).ToList();
            var first = themes.Concat(titles.Where(title => title.Kind == SearchCards.Expert)).Concat(titles.Where(title => title.Kind != SearchCards.Expert));
            pulse.Spoke();
            return new([.. first.Take(most - useful.Count), .. useful]);
        }
        catch (Exception silence) when (!cancellationToken.IsCancellationRequested && SearchQueries.IsSilence(silence))
        {
            pulse.Failed(silence);
            logger.LogWarning(silence, "The search service does not answer; suggestions come from memory.");
            return FromMemory();
        }

        SuggestEntries.Response FromMemory() => new([.. themes, .. terms.Select(TermOf)]);
    }

    private async Task<IReadOnlyList<SuggestEntries.Item>> FindTitlesAsync(string text, int most, CancellationToken cancellationToken)
    {
        var options = new SuggestOptions { Size = most };
        options.Select.Add(EntrySchema.Card);
        var answer = await pointer.AskLiveAsync(
            async index => (await clients.IndexForReaders(index).SuggestAsync<SearchDocument>(text, EntrySchema.Suggester, options, cancellationToken)).Value, cancellationToken);
        return [.. (answer?.Results ?? []).Select(found => SearchAnswer.Card(found.Document)).Select(card => new SuggestEntries.Item(card.Title, card.Url, card.Kind))];
    }

    private static SuggestEntries.Item TermOf(string term) => new(term, $"/recherche?q={Uri.EscapeDataString(term)}", Term);
}
