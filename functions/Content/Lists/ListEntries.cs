using System.ComponentModel;
using Escouade.Content.Entries;
using Escouade.Content.Site;
using Escouade.Content.Text;
using Escouade.Platform.Http;
using Escouade.Platform.Texts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Escouade.Content.Lists;

/// <summary>Lists published entries, newest first, with any of the filters together.</summary>
internal static class ListEntries
{
    internal sealed record Request
    {
        [FromQuery(Name = "theme"), Description("Slug of a theme")]
        public string? Theme { get; init; }

        [FromQuery(Name = "tag"), Description("Tag, or its slug")]
        public string? Tag { get; init; }

        [FromQuery(Name = "expert"), Description("Slug of an expert")]
        public string? Expert { get; init; }

        [FromQuery(Name = "kind"), Description("article, audio or video")]
        public string? Kind { get; init; }

        [FromQuery(Name = "level"), Description("beginner, intermediate or advanced")]
        public string? Level { get; init; }

        [FromQuery(Name = "sector"), Description("Sector, or its slug")]
        public string? Sector { get; init; }

        [FromQuery(Name = "language"), Description("fr or en")]
        public string? Language { get; init; }

        [FromQuery(Name = "limit"), Description("1 to 100, 15 if absent")]
        public string? Limit { get; init; }

        [FromQuery(Name = "cursor"), Description("next of the page before")]
        public string? Cursor { get; init; }
    }

    internal sealed record Response(IReadOnlyList<EntryCard> Items, string? Next);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods("/api/entries", Reads.Methods, HandleAsync)
            .WithName(nameof(ListEntries))
            .WithSummary("Lists published entries, newest first.")
            .WithTags("entries")
            .Produces<Response>()
            .ProducesProblems(StatusCodes.Status400BadRequest)
            .AllowAnonymous();

    private static async Task<Results<SnapshotResult, ProblemHttpResult>> HandleAsync(
        [AsParameters] Request request, HttpContext context, SiteReader site, ISiteFiles files, ListPages pages)
    {
        if (!Limit.TryRead(request.Limit, ListPages.UsualLimit, ListPages.MostLimit, out var limit))
            return Problems.Validation("limit", ProblemTexts.LimitInvalid(ListPages.MostLimit));
        var after = request.Cursor;
        if (after is not null && !ListKey.IsRow(after))
            return Problems.Validation("cursor", ProblemTexts.CursorInvalid);

        var filters = FiltersOf(request);
        var name = filters.Count switch { 0 => ListKey.All, 1 => ListKey.Of(filters[0].Key, filters[0].Value), _ => null };
        var snapshot = name is not null && after is null && limit == ListPages.UsualLimit
            ? await site.ReadAsync(SiteFileNames.List(name), async known
                => await files.ReadAsync(SiteFileNames.List(name), known, CancellationToken.None)
                    ?? await pages.BuildAsync(filters, after, limit, CancellationToken.None))
            : await site.ReadAsync($"list?{string.Join('&', filters)}&{limit}&{after}", async _
                => await pages.BuildAsync(filters, after, limit, CancellationToken.None));

        if (snapshot!.Next is { } next)
            context.Response.Headers.Link = NextLink(filters, request.Limit, next);
        return new SnapshotResult(snapshot);
    }

    private static List<KeyValuePair<string, string>> FiltersOf(Request request)
    {
        var filters = new List<KeyValuePair<string, string>>();
        foreach (var filter in ListKey.Filters)
        {
            var value = filter switch
            {
                "tag" => request.Tag,
                "expert" => request.Expert,
                "sector" => request.Sector,
                "theme" => request.Theme,
                "level" => request.Level,
                "kind" => request.Kind,
                _ => request.Language,
            };
            if (!string.IsNullOrWhiteSpace(value))
                filters.Add(new(filter, Slug.From(value)));
        }
        return filters;
    }

    private static string NextLink(List<KeyValuePair<string, string>> filters, string? limit, string next)
        => $"</api/entries?{string.Concat(filters.Select(filter => $"{filter.Key}={filter.Value}&"))}{(limit is null ? "" : $"limit={limit}&")}cursor={next}>; rel=\"next\"";
}
