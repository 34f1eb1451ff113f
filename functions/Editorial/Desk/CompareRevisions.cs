using System.Net;
using System.Security.Claims;
using System.Text;
using DiffPlex;
using DiffPlex.Chunkers;
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
    /// <param name="Parts">In order; those that are not inserted are the older text, those that are not deleted the newer one.</param>
    /// <param name="Html">The same to look at; its only markup is <c>ins</c> and <c>del</c>.</param>
    internal sealed record Response(int From, int To, IReadOnlyList<Part> Parts, string Html);

    /// <param name="Kind"><c>same</c>, <c>inserted</c> or <c>deleted</c>.</param>
    internal sealed record Part(string Kind, string Text);

    private const string Same = "same";
    private const string Inserted = "inserted";
    private const string Deleted = "deleted";

    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods("/api/desk/entries/{id}/revisions/{number}/changes", Reads.Methods, HandleAsync)
            .WithName(nameof(CompareRevisions))
            .WithSummary("Tells what changed since another revision, the one before unless from names one, word by word.")
            .WithTags("desk")
            .Produces<Response>()
            .ProducesProblems(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound)
            .RequireAuthorization(Policies.Writers);

    private static async Task<Results<SnapshotResult, ProblemHttpResult>> HandleAsync(
        string id, int number, [FromQuery(Name = "from")] int? from, ClaimsPrincipal person, DeskChanges changes, IDeskStore desk, IEntryStore entries, CancellationToken cancellationToken)
    {
        if (await changes.FindAsync(id, cancellationToken) is not { } entry || !Writer.Of(person).MaySee(entry))
            return Problems.Of(StatusCodes.Status404NotFound);
        if (await desk.FindRevisionAsync(id, number, cancellationToken) is not { } newer || await desk.FindRevisionAsync(id, from ?? number - 1, cancellationToken) is not { } older)
            return Problems.Of(StatusCodes.Status404NotFound);

        var parts = Compare(await TextOfAsync(older, entries, cancellationToken), await TextOfAsync(newer, entries, cancellationToken));
        return new SnapshotResult(Snapshot.OfJson(new Response(older.Number, newer.Number, parts, Html(parts)), DeskJson.Wire.CompareRevisionsResponse), isPrivate: true);
    }

    private static async Task<string> TextOfAsync(SavedRevision revision, IEntryStore entries, CancellationToken cancellationToken)
        => FrontMatter.Write(await entries.ReadRevisionAsync(revision.Hash, cancellationToken));

    private static List<Part> Compare(string older, string newer)
    {
        var diff = Differ.Instance.CreateDiffs(older, newer, ignoreWhiteSpace: false, ignoreCase: false, new WordChunker());
        var parts = new List<Part>();
        var at = 0;
        foreach (var block in diff.DiffBlocks)
        {
            Add(Same, diff.PiecesOld, at, block.DeleteStartA - at);
            Add(Deleted, diff.PiecesOld, block.DeleteStartA, block.DeleteCountA);
            Add(Inserted, diff.PiecesNew, block.InsertStartB, block.InsertCountB);
            at = block.DeleteStartA + block.DeleteCountA;
        }
        Add(Same, diff.PiecesOld, at, diff.PiecesOld.Count - at);
        return parts;

        void Add(string kind, IReadOnlyList<string> pieces, int start, int count)
        {
            if (count > 0)
                parts.Add(new(kind, string.Concat(pieces.Skip(start).Take(count))));
        }
    }

    private static string Html(List<Part> parts)
    {
        var html = new StringBuilder();
        foreach (var (kind, text) in parts)
        {
            var encoded = WebUtility.HtmlEncode(text);
            html.Append(kind switch { Inserted => $"<ins>{encoded}</ins>", Deleted => $"<del>{encoded}</del>", _ => encoded });
        }
        return html.ToString();
    }
}
