using Escouade.Content.Site;
using Escouade.Platform.Http;
using Escouade.Search.Service;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Escouade.Search;

/// <summary>Completes what a reader is typing, from two letters on.</summary>
internal static class SuggestEntries
{
    private const int FewestLetters = 2;
    private const int MostCharacters = 100;
    private const int Most = 10;

    internal sealed record Response(IReadOnlyList<Item> Items);

    /// <param name="Kind"><c>theme</c>, <c>expert</c>, <c>article</c>, <c>audio</c>, <c>video</c> or <c>term</c>.</param>
    internal sealed record Item(string Text, string Url, string Kind);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods("/api/suggest", Reads.Methods, HandleAsync)
            .WithName(nameof(SuggestEntries))
            .WithSummary("Completes what a reader is typing with themes, experts, titles and terms, from two letters on.")
            .WithTags("search")
            .Produces<Response>()
            .ProducesProblems(StatusCodes.Status400BadRequest)
            .AllowAnonymous();

    private static async Task<Results<SnapshotResult, ProblemHttpResult>> HandleAsync(
        [FromQuery(Name = "q")] string? query, EntrySuggestions suggestions, CancellationToken cancellationToken)
    {
        var text = query?.Trim() ?? "";
        if (text.Length > MostCharacters)
            return Problems.Validation("q", SearchTexts.QueryTooLong(MostCharacters));
        var found = TypedWords.Parse(text, FewestLetters) is { } typed ? await suggestions.FindAsync(typed, Most, cancellationToken) : new([]);
        return new SnapshotResult(Snapshot.OfJson(found, SearchJson.Wire.SuggestEntriesResponse));
    }
}
