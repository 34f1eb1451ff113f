using System.Security.Claims;
using Escouade.Content;
using Escouade.Content.Entries;
using Escouade.Content.Site;
using Escouade.Editorial.Drops;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Escouade.Editorial.Desk;

/// <summary>Tells what changed from one revision to another, word by word, in the header and in the text.</summary>
internal static class CompareRevisions
{
    /// <param name="Parts">Of header and text, see <see cref="TextComparison.Compare"/>.</param>
    /// <param name="Html">The same to look at; its only markup is <c>ins</c> and <c>del</c>.</param>
    /// <param name="Images">Those that differ.</param>
    internal sealed record Response(int From, int To, IReadOnlyList<TextComparison.Part> Parts, string Html, IReadOnlyList<ChangedImage> Images);

    /// <param name="Name">As the text names it.</param>
    /// <param name="Older">Address to look at; null where it was not there.</param>
    /// <param name="Newer">Null where it is there no more.</param>
    internal sealed record ChangedImage(string Name, string? Older, string? Newer);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods("/api/desk/entries/{id}/revisions/{number}/changes", Reads.Methods, HandleAsync)
            .WithName(nameof(CompareRevisions))
            .WithSummary("Tells what changed since another revision, the one before unless from names one, word by word.")
            .WithTags("desk")
            .Produces<Response>()
            .ProducesProblems(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound)
            .RequireAuthorization(Policies.Writers);

    private static async Task<Results<SnapshotResult, ProblemHttpResult>> HandleAsync(
        string id, int number, [FromQuery(Name = "from")] int? other, ClaimsPrincipal person, DeskChanges changes, IDeskStore desk, IEntryStore entries, EntryViews views, CancellationToken cancellationToken)
    {
        if (await changes.FindAsync(id, cancellationToken) is not { } entry || !Writer.Of(person).MaySee(entry))
            return Problems.Of(StatusCodes.Status404NotFound);
        if (await desk.FindRevisionAsync(id, number, cancellationToken) is not { } newer || await desk.FindRevisionAsync(id, other ?? number - 1, cancellationToken) is not { } older)
            return Problems.Of(StatusCodes.Status404NotFound);

        var (from, to) = (await entries.ReadRevisionAsync(older.Hash, cancellationToken), await entries.ReadRevisionAsync(newer.Hash, cancellationToken));
        var images = from.Images.Keys.Union(to.Images.Keys).Where(name => from.Images.GetValueOrDefault(name)?.Hash != to.Images.GetValueOrDefault(name)?.Hash).Order(StringComparer.Ordinal).ToList();
        var (olderAddresses, newerAddresses) = (views.AddressesOf(from), views.AddressesOf(to));
        var parts = TextComparison.Compare(TextOf(from, images), TextOf(to, images));
        return new SnapshotResult(
            Snapshot.OfJson(
                new Response(
                    older.Number, newer.Number, parts, TextComparison.Html(parts),
                    [.. images.Select(name => new ChangedImage(name, olderAddresses.GetValueOrDefault(name), newerAddresses.GetValueOrDefault(name)))]),
                DeskJson.Wire.CompareRevisionsResponse),
            isPrivate: true);
    }

    /// <summary>Header and text, and of the images that differ which they are: a text that reads the same is another with another picture.</summary>
    private static string TextOf(EntryDocument document, IEnumerable<string> images)
        => FrontMatter.Write(document) + string.Concat(images.Where(document.Images.ContainsKey).Select(name => $"\n{name}: sha256 {document.Images[name].Hash[..16]}"));
}
