using System.ComponentModel;
using System.Globalization;
using System.Text.Json.Serialization;
using Escouade.Content;
using Escouade.Content.Entries;
using Escouade.Content.Site;
using Escouade.Content.Text;
using Escouade.Platform.Http;
using Escouade.Platform.Texts;
using Escouade.Search.Service;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Escouade.Search;

/// <summary>Searches what is published and who wrote it.</summary>
internal static class SearchEntries
{
    public const int UsualLimit = 15;
    public const int MostLimit = 50;
    private const int MostCharacters = 200;

    // The service skips 100,000 at most; nobody reads so far.
    private const int MostSkipped = 1_000;

    internal sealed record Request
    {
        [FromQuery(Name = "q"), Description("What to search, at most 200 characters; blank for everything, signs alone find nothing")]
        public string? Query { get; init; }

        [FromQuery(Name = "kind"), Description("article, audio, video or expert; an unknown value of this and the other filters finds nothing")]
        public string? Kind { get; init; }

        [FromQuery(Name = "theme"), Description("Slug of a theme")]
        public string? Theme { get; init; }

        [FromQuery(Name = "level"), Description("beginner, intermediate or advanced")]
        public string? Level { get; init; }

        [FromQuery(Name = "expert"), Description("Slug of an expert")]
        public string? Expert { get; init; }

        [FromQuery(Name = "sector"), Description("Sector, or its slug")]
        public string? Sector { get; init; }

        [FromQuery(Name = "tag"), Description("Tag, or its slug")]
        public string? Tag { get; init; }

        [FromQuery(Name = "language"), Description("fr or en")]
        public string? Language { get; init; }

        [FromQuery(Name = "limit"), Description("1 to 50, 15 if absent; anything else is refused")]
        public string? Limit { get; init; }

        [FromQuery(Name = "cursor"), Description("next of the page before; anything else is refused")]
        public string? Cursor { get; init; }
    }

    /// <param name="Facets">Values by filter (theme, kind, level, expert, sector), the most frequent first.</param>
    /// <param name="Degraded">Whether the search service did not answer and the results are less good than usual.</param>
    internal sealed record Response(
        string Query, long Count, IReadOnlyList<Result> Items, IReadOnlyDictionary<string, IReadOnlyList<FacetValue>> Facets, string? Next, bool Degraded)
    {
        /// <summary>The query with its misspelt words corrected; null where it was found as typed.</summary>
        public string? DidYouMean { get; init; }

        /// <summary>Words that had to be left out for anything to be found.</summary>
        public IReadOnlyList<string> DroppedWords { get; init; } = [];
    }

    /// <param name="Kind">What it is: <c>article</c>, <c>audio</c>, <c>video</c> or <c>expert</c>.</param>
    /// <param name="Title">Of an entry; an expert's name.</param>
    /// <param name="Theme">Of an entry; an expert's first field.</param>
    /// <param name="Cover">Of an entry; an expert's photo.</param>
    /// <param name="Url">Of its page on the site.</param>
    /// <param name="SnippetHtml">Where the words stand; its only markup is <c>mark</c>.</param>
    internal sealed record Result(
        string Kind, string Id, string Slug, string? Language, string Title, string Summary, string? Theme, Level? Level, IReadOnlyList<ExpertName> Experts,
        DateTimeOffset? PublishedAt, int? ReadingMinutes, CardCover? Cover, string Url, string SnippetHtml)
    {
        /// <summary>When it is said, in the medium of an entry; absent where it is not.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public IReadOnlyList<Moment>? Moments { get; init; }

        /// <summary>Of its speech in the index.</summary>
        [JsonIgnore]
        public string? Track { get; init; }
    }

    /// <param name="Seconds">From the beginning, within one or so: when the first of the marked words is said.</param>
    /// <param name="SnippetHtml">What is said there; its only markup is <c>mark</c>.</param>
    internal sealed record Moment(double Seconds, string SnippetHtml);

    internal sealed record FacetValue(string Value, string Name, long Count);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods("/api/search", Reads.Methods, HandleAsync)
            .WithName(nameof(SearchEntries))
            .WithSummary("Searches entries and experts in one ranked list.")
            .WithTags("search")
            .Produces<Response>()
            .ProducesProblems(StatusCodes.Status400BadRequest)
            .AllowAnonymous();

    private static async Task<Results<SnapshotResult, ProblemHttpResult>> HandleAsync(
        [AsParameters] Request request, EntrySearch search, HttpContext context, CancellationToken cancellationToken)
    {
        var query = WellFormed.Text(request.Query ?? "").Trim();
        // What is no character at all asks for nothing, and not for everything as a blank does.
        if (query.Length == 0 && !string.IsNullOrWhiteSpace(request.Query))
            query = "\uFFFD";
        if (query.Length > MostCharacters)
            return Problems.Validation("q", SearchTexts.QueryTooLong(MostCharacters));
        if (!Limit.TryRead(request.Limit, UsualLimit, MostLimit, out var limit))
            return Problems.Validation("limit", ProblemTexts.LimitInvalid(MostLimit));
        var skip = 0;
        if (request.Cursor is not null && !(int.TryParse(request.Cursor, NumberStyles.None, CultureInfo.InvariantCulture, out skip) && skip is > 0 and <= MostSkipped && request.Cursor[0] != '0'))
            return Problems.Validation("cursor", ProblemTexts.CursorInvalid);

        var found = await search.FindAsync(query, FiltersOf(request), skip, limit, cancellationToken);
        var next = skip + limit < Math.Min(found.Count, MostSkipped) ? (skip + limit).ToString(CultureInfo.InvariantCulture) : null;
        if (next is not null)
            context.Response.Headers.Link = NextLink(context.Request, next);
        return new SnapshotResult(Snapshot.OfJson(found with { Next = next }, SearchJson.Wire.SearchEntriesResponse));
    }

    private static Dictionary<string, string> FiltersOf(Request request)
    {
        var filters = new Dictionary<string, string>();
        Add(EntrySchema.Kind, request.Kind);
        Add(EntrySchema.Themes, request.Theme);
        Add(EntrySchema.Level, request.Level);
        Add(EntrySchema.Experts, request.Expert);
        Add(EntrySchema.Sectors, request.Sector);
        Add(EntrySchema.TagSlugs, request.Tag);
        Add(EntrySchema.Language, request.Language);
        return filters;

        // As a slug, no reader's text can be anything but a value.
        void Add(string field, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
                filters[field] = Slug.From(value);
        }
    }

    private static string NextLink(HttpRequest request, string next)
    {
        var query = request.Query.Where(pair => pair.Key != "cursor").SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value)));
        return $"</api/search{QueryString.Create(query.Append(new("cursor", next)))}>; rel=\"next\"";
    }
}
