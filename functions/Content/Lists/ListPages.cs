using Escouade.Content.Entries;
using Escouade.Content.Site;

namespace Escouade.Content.Lists;

/// <summary>Makes the pages of the lists, for readers who ask and for the snapshots alike.</summary>
internal sealed class ListPages(IEntryLists lists)
{
    public const int UsualLimit = 15;
    public const int MostLimit = 100;

    // Two filters together may agree on little: the page then ends early, and the cursor goes on from there.
    private const int MostScanned = 2_000;

    /// <param name="filters">What items have to match, by filter name; the first chooses the list.</param>
    public async Task<Snapshot> BuildAsync(
        IReadOnlyList<KeyValuePair<string, string>> filters, string? after, int limit, CancellationToken cancellationToken)
    {
        var list = filters is [var first, ..] ? ListKey.Of(first.Key, first.Value) : ListKey.All;
        var rest = filters.Skip(1).ToList();
        var cards = new List<EntryCard>();
        string? next = null, last = null;
        var scanned = 0;
        await foreach (var (row, item) in lists.ReadAsync(list, after, rest.Count == 0 ? limit + 1 : MostScanned + 1, cancellationToken))
        {
            if (cards.Count == limit || scanned++ == MostScanned)
            {
                next = last;
                break;
            }
            last = row;
            if (rest.TrueForAll(filter => Matches(item, filter.Key, filter.Value)))
                cards.Add(item.Card);
        }
        var page = new ListEntries.Response(cards, next);
        return Snapshot.OfJson(page, ContentJson.Wire.ListEntriesResponse, quality: 11, next);
    }

    private static bool Matches(ListItem item, string filter, string value) => filter switch
    {
        "tag" => item.Tags.Any(tag => tag.Slug == value),
        "expert" => item.Card.Experts.Any(expert => expert.Slug == value),
        "sector" => item.Sectors.Any(sector => sector.Slug == value),
        "theme" => item.Card.Theme == value,
        "level" => item.Card.Level is { } level && ListKey.Value(level) == value,
        "kind" => ListKey.Value(item.Card.Kind) == value,
        "language" => item.Card.Language == value,
        _ => false,
    };
}
