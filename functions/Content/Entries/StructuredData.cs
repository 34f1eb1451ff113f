using System.Text.Json.Nodes;
using System.Xml;
using Escouade.Content.Chapters;

namespace Escouade.Content.Entries;

/// <summary>Says to search engines what is heard or seen on a page, and which part of it begins when.</summary>
/// <remarks>https://schema.org/VideoObject and https://schema.org/PodcastEpisode, as https://developers.google.com/search/docs/appearance/structured-data/video reads them.</remarks>
internal static class StructuredData
{
    /// <param name="page">With a medium.</param>
    /// <param name="transcript">All that is said; null where nobody wrote it down.</param>
    /// <param name="site">Its origin, without a slash at the end.</param>
    /// <returns>JSON-LD, for a script element of that type.</returns>
    public static JsonObject Of(EntryPage page, string? transcript, string site)
    {
        var media = page.Media!;
        var address = $"{site}/articles/{page.Slug}";
        var data = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = media.IsVideo ? "VideoObject" : "PodcastEpisode",
            ["name"] = page.Title,
            ["description"] = page.Summary,
            ["url"] = address,
            ["inLanguage"] = page.Language,
            ["datePublished"] = page.PublishedAt,
            ["dateModified"] = page.UpdatedAt,
            ["author"] = new JsonArray([.. page.Experts.Select(expert => new JsonObject { ["@type"] = "Person", ["name"] = expert.Name, ["url"] = $"{site}/experts/{expert.Slug}" })]),
        };
        var file = media.Sources.FirstOrDefault(source => source.ContentType == (media.IsVideo ? "video/mp4" : "audio/mpeg"));
        if (media.IsVideo)
        {
            data["thumbnailUrl"] = media.Poster;
            data["uploadDate"] = page.PublishedAt;
            AddFile(data, media, file, transcript);
        }
        else
        {
            data["image"] = media.Cover;
            data["partOfSeries"] = new JsonObject { ["@type"] = "PodcastSeries", ["name"] = Feeds.FeedTexts.Title, ["url"] = site, ["webFeed"] = $"{site}/api/feeds/{Feeds.PodcastBuilder.Format}" };
            if (page.Episode is { Number: { } number })
                data["episodeNumber"] = number;
            var sound = new JsonObject { ["@type"] = "AudioObject" };
            AddFile(sound, media, file, transcript);
            data["associatedMedia"] = sound;
        }
        if (media.Chapters.Count > 0)
            data["hasPart"] = new JsonArray([.. media.Chapters.Select((chapter, at) => Clip(chapter, media.Chapters.Skip(at + 1).FirstOrDefault()?.From ?? media.Seconds, address))]);
        return data;
    }

    private static void AddFile(JsonObject data, EntryMedia media, MediaSource? file, string? transcript)
    {
        data["duration"] = XmlConvert.ToString(TimeSpan.FromSeconds(Math.Ceiling(media.Seconds)));
        data["contentUrl"] = file?.Address;
        data["encodingFormat"] = file?.ContentType;
        if (transcript is not null)
            data["transcript"] = transcript;
    }

    private static JsonObject Clip(Chapter chapter, double to, string address) => new()
    {
        ["@type"] = "Clip",
        ["name"] = chapter.Title,
        ["startOffset"] = chapter.From,
        ["endOffset"] = to,
        ["url"] = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{address}?t={chapter.From}"),
    };
}
