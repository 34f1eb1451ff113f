using System.Text.Json.Serialization;
using Escouade.Content.Lists;
using Escouade.Content.Site;
using Escouade.Platform.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Content.Feeds;

/// <summary>Gives the newest entries to feed readers.</summary>
internal static class GetFeed
{
    /// <summary>https://www.jsonfeed.org/version/1.1/</summary>
    internal sealed record JsonFeed(
        string Version,
        string Title,
        [property: JsonPropertyName("home_page_url")] string HomePageUrl,
        [property: JsonPropertyName("feed_url")] string FeedUrl,
        string Description,
        string Language,
        IReadOnlyList<JsonFeedItem> Items);

    internal sealed record JsonFeedItem(
        string Id,
        string Url,
        string Title,
        string Summary,
        [property: JsonPropertyName("content_text")] string ContentText,
        [property: JsonPropertyName("date_published")] DateTimeOffset DatePublished,
        [property: JsonPropertyName("date_modified")] DateTimeOffset DateModified,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Image,
        IReadOnlyList<JsonFeedAuthor> Authors,
        IReadOnlyList<string> Tags,
        string Language);

    internal sealed record JsonFeedAuthor(string Name, string Url);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods("/api/feeds/{format}", Reads.Methods, HandleAsync)
            .WithName(nameof(GetFeed))
            .WithSummary("Gives the newest entries as rss.xml, atom.xml, feed.json or podcast.xml.")
            .WithTags("feeds")
            .Produces<string>(StatusCodes.Status200OK, "application/rss+xml", "application/atom+xml", "application/feed+json")
            .ProducesProblems(StatusCodes.Status404NotFound)
            .AllowAnonymous();

    private static Task<Results<SnapshotResult, ProblemHttpResult>> HandleAsync(string format, SiteReader site, FeedBuilder feeds)
        => AnswerAsync(null, format, site, feeds);

    /// <param name="filter">Null for everything.</param>
    public static async Task<Results<SnapshotResult, ProblemHttpResult>> AnswerAsync(
        KeyValuePair<string, string>? filter, string format, SiteReader site, FeedBuilder feeds)
    {
        if (!FeedBuilder.Formats.Contains(format))
            return Problems.Of(StatusCodes.Status404NotFound);
        var list = filter is { } only ? ListKey.Of(only.Key, only.Value) : ListKey.All;
        var snapshot = await site.ReadAsync($"feeds/{list}/{format}", async _ => await feeds.BuildAsync(filter, format, CancellationToken.None));
        return snapshot is null ? Problems.Of(StatusCodes.Status404NotFound) : new SnapshotResult(snapshot);
    }
}
