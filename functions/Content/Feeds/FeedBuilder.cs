using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Escouade.Content.Experts;
using Escouade.Content.Lists;
using Escouade.Content.Site;
using Escouade.Content.Themes;
using Escouade.Platform.Http;
using Microsoft.Extensions.Options;

namespace Escouade.Content.Feeds;

/// <summary>Makes RSS 2.0, Atom and JSON Feed documents from the top of a list, and its podcast.</summary>
internal sealed class FeedBuilder(IEntryLists lists, IExpertStore experts, PodcastBuilder podcasts, IOptions<SiteOptions> options)
{
    public static readonly IReadOnlyList<string> Formats = ["rss.xml", "atom.xml", "feed.json", PodcastBuilder.Format];

    private const int Most = 20;
    private const string Rss = "application/rss+xml; charset=utf-8";

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";

    private string Site => options.Value.Url.GetLeftPart(UriPartial.Authority);

    /// <returns>Null where the list is of a value that nobody knows.</returns>
    public async Task<Snapshot?> BuildAsync(KeyValuePair<string, string>? filter, string format, CancellationToken cancellationToken)
    {
        var list = filter is { } only ? ListKey.Of(only.Key, only.Value) : ListKey.All;
        var items = await lists.ReadAsync(list, after: null, Most, cancellationToken).ToListAsync(cancellationToken);
        var name = filter is { } named ? await FindNameAsync(named, items, cancellationToken) : null;
        if (filter is not null && name is null)
            return null;

        var path = filter is { } part ? $"{part.Key}s/{part.Value}/" : "";
        var address = $"{Site}/api/feeds/{path}{format}";
        var title = name is null ? FeedTexts.Title : FeedTexts.ListTitle(Xml(name));
        if (format == PodcastBuilder.Format)
            return Snapshot.Of(await podcasts.BuildAsync(list, title, address, cancellationToken), Rss);
        return format == "feed.json"
            ? Snapshot.OfJson(ToJson(items, title, address), ContentJson.Wire.JsonFeed, contentType: "application/feed+json; charset=utf-8")
            : Snapshot.Of(ToXml(items, title, address, format), format == "rss.xml" ? Rss : "application/atom+xml; charset=utf-8");
    }

    private async Task<string?> FindNameAsync(KeyValuePair<string, string> filter, List<(string Row, ListItem Item)> items, CancellationToken cancellationToken) => filter.Key switch
    {
        "theme" => ThemeCatalogue.All.FirstOrDefault(theme => theme.Slug == filter.Value)?.Name,
        "expert" => (await experts.ListAsync(cancellationToken)).FirstOrDefault(expert => expert.Profile.Slug == filter.Value)?.Profile.Name,
        _ => items.SelectMany(row => row.Item.Tags).FirstOrDefault(tag => tag.Slug == filter.Value)?.Name,
    };

    private byte[] ToXml(List<(string Row, ListItem Item)> items, string title, string address, string format)
    {
        var feed = new SyndicationFeed(title, FeedTexts.Description, new Uri(Site), address, items.Select(row => row.Item.UpdatedAt).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max())
        {
            Language = "fr-CA",
            Items = items.Select(row => ToXml(row.Row, row.Item, format)),
        };
        feed.Links.Add(SyndicationLink.CreateSelfLink(new(address)));
        feed.Authors.Add(new() { Name = FeedTexts.Author, Uri = Site });

        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }))
        {
            if (format == "rss.xml")
            {
                // https://www.rssboard.org/rss-profile#namespace-elements-atom-link
                feed.ElementExtensions.Add(new XElement(Atom + "link", new XAttribute("href", address), new XAttribute("rel", "self"), new XAttribute("type", "application/rss+xml")));
                new Rss20FeedFormatter(feed, serializeExtensionsAsAtom: false).WriteTo(writer);
            }
            else
            {
                new Atom10FeedFormatter(feed).WriteTo(writer);
            }
        }
        return stream.ToArray();
    }

    private SyndicationItem ToXml(string row, ListItem entry, string format)
    {
        var card = entry.Card;
        var item = new SyndicationItem
        {
            Id = Permanent(row),
            Title = new(Xml(card.Title)),
            Summary = new(Xml(card.Summary)),
            PublishDate = card.PublishedAt,
            LastUpdatedTime = entry.UpdatedAt,
        };
        item.AddPermalink(new(PageOf(card.Slug)));
        // The permalink took the place of the id: an address may change, the id may not.
        item.Id = Permanent(row);
        foreach (var tag in entry.Tags)
            item.Categories.Add(new(Xml(tag.Name)));
        foreach (var expert in card.Experts)
        {
            // An author of RSS is an address of mail: https://www.rssboard.org/rss-profile#namespace-elements-dublin-creator
            if (format == "rss.xml")
                item.ElementExtensions.Add(new XElement(DublinCore + "creator", Xml(expert.Name)));
            else
                item.Authors.Add(new() { Name = Xml(expert.Name), Uri = $"{Site}/experts/{expert.Slug}" });
        }
        return item;
    }

    // A character reference in a text may stand for what XML does not allow at all (XML 1.0, 2.2).
    public static string Xml(string text) => string.Concat(text.EnumerateRunes().Where(rune => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value)));

    private GetFeed.JsonFeed ToJson(List<(string Row, ListItem Item)> items, string title, string address)
        => new("https://jsonfeed.org/version/1.1", title, Site, address, FeedTexts.Description, "fr-CA",
        [
            .. items.Select(row => new GetFeed.JsonFeedItem(
                Permanent(row.Row),
                PageOf(row.Item.Card.Slug),
                row.Item.Card.Title,
                row.Item.Card.Summary,
                row.Item.Card.Summary,
                row.Item.Card.PublishedAt,
                row.Item.UpdatedAt,
                row.Item.Card.Cover is { } cover ? $"{cover.Src}-{cover.Widths[^1]}.webp" : null,
                [.. row.Item.Card.Experts.Select(expert => new GetFeed.JsonFeedAuthor(expert.Name, $"{Site}/experts/{expert.Slug}"))],
                [.. row.Item.Tags.Select(tag => tag.Name)],
                row.Item.Card.Language)),
        ]);

    private string PageOf(string slug) => $"{Site}/articles/{slug}";

    /// <summary>The entry's id stands at the end of its row, see <see cref="ListKey.Row"/>.</summary>
    public static string Permanent(string row) => $"urn:escouade:{row[20..]}";
}
