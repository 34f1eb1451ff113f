using Escouade.Content.Lists;
using Escouade.Search.Service;

namespace Escouade.Search;

/// <summary>Searches titles, summaries and tags in memory, for the time that the search service does not answer.</summary>
internal sealed class DegradedSearch(IEntryLists lists, Glossary glossary, TimeProvider clock, ILogger<DegradedSearch> logger)
{
    // The newest; a card with its words takes about 2 kB.
    private const int MostEntries = 2_000;

    private static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(1);

    private int isReading;
    private IReadOnlyList<Entry> entries = [];
    private long readAt;

    /// <summary>Reads what it will need, unless it did a moment ago; what was read stays where storage does not answer either.</summary>
    public async Task PrepareAsync()
    {
        if (readAt != 0 && clock.GetElapsedTime(readAt) < FreshFor || Interlocked.Exchange(ref isReading, 1) != 0)
            return;
        try
        {
            entries = await lists.ReadAsync(ListKey.All, after: null, MostEntries, CancellationToken.None).Select(row => new Entry(row.Item)).ToListAsync();
            readAt = clock.GetTimestamp();
        }
        catch (Exception failure)
        {
            logger.LogWarning(failure, "What to search in memory cannot be read; what was read before stays.");
        }
        finally
        {
            isReading = 0;
        }
    }

    /// <param name="filters">Slugs by field of the index.</param>
    public async Task<SearchEntries.Response> FindAsync(string query, IReadOnlyDictionary<string, string> filters, int skip, int limit)
    {
        await PrepareAsync();
        var asked = ReaderQuery.Parse(query, glossary);
        var found = entries
            .Where(entry => filters.All(filter => entry.Matches(filter.Key, filter.Value)) && !asked.Excluded.Any(entry.Holds) && asked.Wanted.All(entry.Holds))
            // A stable sort: of those alike, the newest first.
            .OrderByDescending(entry => asked.Wanted.Count(entry.HoldsInTitle))
            .ToList();
        var page = found.Skip(skip).Take(limit).Select(entry => SearchAnswer.Result(entry.Item.Card, entry.Item.Card.Summary)).ToList();
        return new(query, found.Count, page, SearchQueries.Facets.Keys.ToDictionary(facet => facet, _ => (IReadOnlyList<SearchEntries.FacetValue>)[]), Next: null, Degraded: true);
    }

    private sealed class Entry(ListItem item)
    {
        private readonly string[] title = Words(item.Card.Title);
        private readonly string[] rest = [.. Words(item.Card.Summary), .. item.Tags.SelectMany(tag => Words(tag.Name)), .. item.Card.Experts.SelectMany(expert => Words(expert.Name))];

        public ListItem Item => item;

        public bool Holds(ReaderQuery.Part part) => part.Words.All(word => Has(title, word) || Has(rest, word));

        public bool HoldsInTitle(ReaderQuery.Part part) => part.Words.All(word => Has(title, word));

        public bool Matches(string field, string slug) => field switch
        {
            EntrySchema.Theme => item.Card.Theme == slug,
            EntrySchema.Kind => ListKey.Value(item.Card.Kind) == slug,
            EntrySchema.Level => item.Card.Level is { } level && ListKey.Value(level) == slug,
            EntrySchema.Language => item.Card.Language == slug,
            EntrySchema.Experts => item.Card.Experts.Any(expert => expert.Slug == slug),
            EntrySchema.Sectors => item.Sectors.Any(sector => sector.Slug == slug),
            _ => item.Tags.Any(tag => tag.Slug == slug),
        };

        // Without a stemmer, the plural of what was typed begins with it, and so does an unfinished word.
        private static bool Has(string[] words, string word) => Array.Exists(words, other => other.StartsWith(word.TrimEnd('s', 'x'), StringComparison.Ordinal));

        private static string[] Words(string text) => [.. ReaderQuery.WordsOf(text)];
    }
}
