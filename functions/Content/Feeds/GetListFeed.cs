using Escouade.Content.Site;
using Escouade.Content.Text;
using Escouade.Platform.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Content.Feeds;

/// <summary>Gives the newest entries of a theme, an expert or a tag to feed readers.</summary>
internal static class GetListFeed
{
    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods("/api/feeds/{filter}/{value}/{format}", Reads.Methods, HandleAsync)
            .WithName(nameof(GetListFeed))
            .WithSummary("Gives the newest entries of one of the themes, experts or tags as rss.xml, atom.xml, feed.json or podcast.xml.")
            .WithTags("feeds")
            .Produces<string>(StatusCodes.Status200OK, "application/rss+xml", "application/atom+xml", "application/feed+json")
            .ProducesProblems(StatusCodes.Status404NotFound)
            .AllowAnonymous();

    private static async Task<Results<SnapshotResult, ProblemHttpResult>> HandleAsync(string filter, string value, string format, SiteReader site, FeedBuilder feeds)
        => filter is "themes" or "experts" or "tags" && Slug.IsValid(value)
            ? await GetFeed.AnswerAsync(new(filter[..^1], value), format, site, feeds)
            : Problems.Of(StatusCodes.Status404NotFound);
}
