using Escouade.Content.Site;
using Escouade.Content;
using Escouade.Platform.Http;
using Escouade.Search.Service;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Escouade.Search;

/// <summary>Completes what a reader is typing, from two letters on.</summary>
internal static class SuggestEntries
{
    private const int FewestCharacters = 2;
    private const int MostCharacters = 100;
    private const int Most = 8;

    internal sealed record Response(IReadOnlyList<Item> Items);
    internal sealed record Item(string Text, string Url, EntryKind Kind);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods("/api/suggest", Reads.Methods, HandleAsync)
            .WithName(nameof(SuggestEntries))
            .WithSummary("Completes what a reader is typing, from two letters on.")
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
        if (text.Length < FewestCharacters)
            return new SnapshotResult(Snapshot.OfJson(new([]), SearchJson.Wire.SuggestEntriesResponse));

        return new SnapshotResult(Snapshot.OfJson(await suggestions.FindAsync(text, Most, cancellationToken), SearchJson.Wire.SuggestEntriesResponse));
    }
}
