using Escouade.Content.Experts;
using Escouade.Content.Images;
using Escouade.Content.Lists;
using Escouade.Content.Searching;
using Escouade.Content.Text;
using Escouade.Search.Service;

namespace Escouade.Search;

/// <summary>Searches titles, summaries and tags in memory, and the experts, for the time that the search service does not answer.</summary>
internal sealed class DegradedSearch(
    IEntryLists lists, IExpertStore experts, EntryRenderer renderer, IImageStore images, Glossary glossary, TimeProvider clock, ILogger<DegradedSearch> logger)
{
    // The newest; a card with its words takes about 2 kB.
    private const int MostEntries = 2_000;

    // For the day that it is needed.
    private static readonly TimeSpan KeptReady = TimeSpan.FromMinutes(1);

    // Once it is: what was unpublished is gone from here too.
    private static readonly TimeSpan InUse = TimeSpan.FromSeconds(3);

    private int isReading;
    private IReadOnlyList<Findable> all = [];
    private long readAt;

    /// <summary>Reads what it will need, unless it did a moment ago; what was read stays where storage does not answer either.</summary>
    public Task PrepareAsync() => PrepareAsync(KeptReady);

    /// <param name="filters">Slugs by field of the index.</param>
    public async Task<SearchEntries.Response> FindAsync(string query, IReadOnlyDictionary<string, string> filters, int skip, int limit)
    {
        await PrepareAsync(InUse);
        var asked = ReaderQuery.Parse(query, glossary);
        var found = asked.IsNothing && query.Length > 0 ? [] : all
            .Where(one => filters.All(filter => one.Matches(filter.Key, filter.Value)) && !asked.Excluded.Any(one.Holds) && asked.Wanted.All(one.Holds))
            // A stable sort: of those alike, the newest first.
            .OrderByDescending(one => asked.Wanted.Count(one.HoldsInTitle))
            .ToList();
        return SearchAnswer.Of(query, found.Count, [.. found.Skip(skip).Take(limit).Select(one => SearchAnswer.Result(one.Card, one.Card.Summary))], isDegraded: true);
    }

    private async Task PrepareAsync(TimeSpan freshFor)
    {
        if (readAt != 0 && clock.GetElapsedTime(readAt) < freshFor || Interlocked.Exchange(ref isReading, 1) != 0)
            return;
        try
        {
            all = await ReadAsync();
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

    private async Task<IReadOnlyList<Findable>> ReadAsync()
    {
        // The entry's id stands at the end of its row, see ListKey.Row.
        var entries = lists.ReadAsync(ListKey.All, after: null, MostEntries, CancellationToken.None)
            .Select(row => new Findable(SearchCards.Of(row.Row[20..], row.Item.Card), [.. row.Item.Tags.Select(tag => tag.Name)], new()
            {
                [EntrySchema.Themes] = [row.Item.Card.Theme],
                [EntrySchema.Sectors] = [.. row.Item.Sectors.Select(sector => sector.Slug)],
                [EntrySchema.TagSlugs] = [.. row.Item.Tags.Select(tag => tag.Slug)],
            }));
        return
        [
            .. await entries.ToListAsync(),
            .. (await experts.ListAsync(CancellationToken.None)).Where(stored => !stored.IsFormer).Select(stored => SearchableExpert.Of(stored, renderer, images))
                .Select(expert => new Findable(SearchCards.Of(expert), [expert.Text], new() { [EntrySchema.Themes] = [.. expert.Themes] })),
        ];
    }

    /// <param name="slugs">By field of the index.</param>
    private sealed class Findable(SearchEntries.Result card, IReadOnlyList<string> texts, Dictionary<string, string?[]> slugs)
    {
        private const int ShortestRoot = 3;

        private readonly string[] title = Words(card.Title);
        private readonly string[] rest = [.. Words(card.Summary), .. texts.SelectMany(Words), .. card.Experts.SelectMany(expert => Words(expert.Name))];

        public SearchEntries.Result Card => card;

        public bool Holds(ReaderQuery.Part part) => part.Words.All(word => Has(title, word) || Has(rest, word));

        public bool HoldsInTitle(ReaderQuery.Part part) => part.Words.All(word => Has(title, word));

        public bool Matches(string field, string slug) => field switch
        {
            EntrySchema.Kind => card.Kind == slug,
            EntrySchema.Level => card.Level is { } level && ListKey.Value(level) == slug,
            EntrySchema.Language => card.Language == slug,
            EntrySchema.Experts => card.Experts.Any(expert => expert.Slug == slug),
            _ => slugs.TryGetValue(field, out var values) && values.Contains(slug),
        };

        // Without a stemmer, the plural of what was typed begins with it, and so does an unfinished word.
        private static bool Has(string[] words, string word)
        {
            var root = word.TrimEnd('s', 'x') is { Length: >= ShortestRoot } singular ? singular : word;
            return Array.Exists(words, other => other.StartsWith(root, StringComparison.Ordinal));
        }

        private static string[] Words(string text) => [.. ReaderQuery.WordsOf(text)];
    }
}
