using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Escouade.Content.Chapters;
using Escouade.Content.Entries;
using Escouade.Content.Lists;
using Escouade.Content.Site;
using Escouade.Platform.Http;
using Microsoft.Extensions.Options;

namespace Escouade.Content.Feeds;

/// <summary>Makes a podcast of what can be listened to in a list.</summary>
/// <remarks>PSP-1 (https://github.com/Podcast-Standards-Project/PSP-1-Podcast-RSS-Specification), Apple's rules and the podcast namespace (https://podcastindex.org/namespace/1.0).</remarks>
internal sealed class PodcastBuilder(IEntryLists lists, ISiteFiles files, IOptions<SiteOptions> options)
{
    public const string Format = "podcast.xml";

    private const int Most = 300;

    private static readonly XNamespace Itunes = "http://www.itunes.com/dtds/podcast-1.0.dtd";
    private static readonly XNamespace Podcast = "https://podcastindex.org/namespace/1.0";
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private string Site => options.Value.Url.GetLeftPart(UriPartial.Authority);

    /// <param name="list">See <see cref="ListKey"/>.</param>
    /// <param name="title">Of the whole.</param>
    /// <param name="address">Of the feed; its number in directories comes from it.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<byte[]> BuildAsync(string list, string title, string address, CancellationToken cancellationToken)
    {
        var episodes = new List<XElement>();
        string[] sources = list == ListKey.All ? [ListKey.Of("kind", ListKey.Value(EntryKind.Audio)), ListKey.Of("kind", ListKey.Value(EntryKind.Video))] : [list];
        var rows = await sources.ToAsyncEnumerable().SelectMany(source => lists.ReadAsync(source, after: null, Most, cancellationToken))
            .Where(row => row.Item.Card.Kind is not EntryKind.Article)
            // Newest first, see ListKey.Row.
            .OrderBy(row => row.Row, StringComparer.Ordinal).Take(Most).ToListAsync(cancellationToken);
        foreach (var (row, item) in rows)
        {
            if (await files.ReadAsync(SiteFileNames.Entry(item.Card.Slug), known: null, cancellationToken) is { } page
                && JsonSerializer.Deserialize(page.Plain, ContentJson.Wire.EntryPage) is { Media: { } media } entry && media.Sources.FirstOrDefault(source => source.ContentType == "audio/mpeg") is { } sound)
                episodes.Add(Episode(FeedBuilder.Permanent(row), entry, media, sound));
        }
        var feed = new XElement(
            "rss", new XAttribute("version", "2.0"), new XAttribute(XNamespace.Xmlns + "itunes", Itunes), new XAttribute(XNamespace.Xmlns + "podcast", Podcast), new XAttribute(XNamespace.Xmlns + "atom", Atom),
            new XElement("channel", [.. Channel(title, address), .. episodes]));
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }))
            feed.WriteTo(writer);
        return stream.ToArray();
    }

    private IEnumerable<XElement> Channel(string title, string address) =>
    [
        new("title", title),
        new("description", FeedTexts.Description),
        new("link", Site),
        new("language", "fr-ca"),
        new("copyright", FeedTexts.Author),
        new(Atom + "link", new XAttribute("href", address), new XAttribute("rel", "self"), new XAttribute("type", "application/rss+xml")),
        new(Itunes + "author", FeedTexts.Author),
        new(Itunes + "category", new XAttribute("text", "Business"), new XElement(Itunes + "category", new XAttribute("text", "Entrepreneurship"))),
        new(Itunes + "explicit", "false"),
        new(Itunes + "type", "episodic"),
        new(Itunes + "image", new XAttribute("href", $"{Site}/balado.png")),
        new(Podcast + "guid", NumberOf(address).ToString()),
        new(Podcast + "locked", "yes"),
        new(Podcast + "medium", "podcast"),
    ];

    private XElement Episode(string id, EntryPage entry, EntryMedia media, MediaSource sound)
    {
        var page = $"{Site}/articles/{entry.Slug}";
        return new(
            "item",
            new XElement("title", FeedBuilder.Xml(entry.Title)),
            new XElement("description", FeedBuilder.Xml(entry.Summary)),
            // The text of the same entry.
            new XElement("link", page),
            new XElement("guid", new XAttribute("isPermaLink", "false"), id),
            // RFC 2822.
            new XElement("pubDate", entry.PublishedAt.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture)),
            new XElement("enclosure", new XAttribute("url", sound.Address), new XAttribute("length", sound.Size), new XAttribute("type", sound.ContentType)),
            new XElement(Itunes + "duration", (int)Math.Ceiling(media.Seconds)),
            new XElement(Itunes + "explicit", "false"),
            new XElement(Itunes + "episodeType", "full"),
            media.Cover is { } cover ? new XElement(Itunes + "image", new XAttribute("href", cover)) : null,
            // The same twice: Apple reads its own, the others that of the podcast namespace.
            entry.Episode?.Season is { } season ? new[] { new XElement(Itunes + "season", season), new XElement(Podcast + "season", season) } : null,
            entry.Episode?.Number is { } number ? new[] { new XElement(Itunes + "episode", number), new XElement(Podcast + "episode", number) } : null,
            entry.Episode?.Soundbite is { } bite && bite.From + bite.Seconds <= media.Seconds
                ? new XElement(Podcast + "soundbite", new XAttribute("startTime", bite.From), new XAttribute("duration", bite.Seconds), FeedBuilder.Xml(entry.Title))
                : null,
            media.Chapters.Count > 0 ? new XElement(Podcast + "chapters", new XAttribute("url", $"{Site}{GetEntryChapters.AddressOf(entry.Slug)}"), new XAttribute("type", ChaptersDocument.ContentType)) : null,
            new XElement(Podcast + "license", entry.Licence.ToLowerInvariant()),
            entry.Experts.Select(expert => new XElement(Podcast + "person", new XAttribute("role", "guest"), new XAttribute("href", $"{Site}/experts/{expert.Slug}"), FeedBuilder.Xml(expert.Name))),
            media.Captions.SelectMany(words => (XElement[])[Transcript(words, words.Vtt, "text/vtt"), Transcript(words, words.Html, "text/html")]),
            media.Sources.Where(source => source != sound).Select(source => new XElement(
                Podcast + "alternateEnclosure", new XAttribute("type", source.ContentType), new XAttribute("length", source.Size), new XAttribute("title", source.Name),
                new XElement(Podcast + "source", new XAttribute("uri", source.Address)))));
    }

    private static XElement Transcript(MediaCaptions words, string address, string contentType)
        => new(Podcast + "transcript", new XAttribute("url", address), new XAttribute("type", contentType), new XAttribute("language", words.Language), contentType == "text/vtt" ? new XAttribute("rel", "captions") : null);

    /// <summary>A feed's number for ever: the UUIDv5 of its address without the scheme (https://podcastindex.org/namespace/1.0#guid).</summary>
    private static Guid NumberOf(string address)
    {
        var space = new Guid("ead4c236-bf58-58c6-a2c6-a6b28d128cb6").ToByteArray(bigEndian: true);
#pragma warning disable CA5350 // The specification says which hash; it protects nothing.
        var hash = SHA1.HashData([.. space, .. Encoding.UTF8.GetBytes(address[(address.IndexOf("://", StringComparison.Ordinal) + 3)..].TrimEnd('/'))]);
#pragma warning restore CA5350
        hash[6] = (byte)(hash[6] & 0x0F | 0x50);
        hash[8] = (byte)(hash[8] & 0x3F | 0x80);
        return new(hash.AsSpan(0, 16), bigEndian: true);
    }
}
