using System.Security.Claims;
using Escouade.Content.Entries;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Escouade.Platform.Limits;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Escouade.Editorial.Desk;

/// <summary>Makes an earlier revision the latest once more, as a save of its own: nothing of what came between is lost.</summary>
internal static class RestoreRevision
{
    public static void Map(IEndpointRouteBuilder app)
        => app.MapPost("/api/desk/entries/{id}/revisions/{number}/restore", HandleAsync)
            .WithName(nameof(RestoreRevision))
            .WithSummary("Makes an earlier revision the latest once more. If-Match is required.")
            .WithTags("desk")
            .ProducesProblems(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status412PreconditionFailed, StatusCodes.Status428PreconditionRequired)
            .WithLimit(RateLimits.Writes)
            .RequireAuthorization(Policies.Writers);

    private static async Task<Results<Ok<DeskView>, ProblemHttpResult>> HandleAsync(
        string id,
        int number,
        [FromHeader(Name = "If-Match")] string? known,
        ClaimsPrincipal person,
        HttpContext context,
        IDeskStore desk,
        IEntryStore entries,
        DeskChanges changes,
        CancellationToken cancellationToken)
    {
        var writer = Writer.Of(person);
        if (await changes.FindAsync(id, cancellationToken) is not { } entry || !writer.MaySee(entry) || await desk.FindRevisionAsync(id, number, cancellationToken) is not { } revision)
            return Problems.Of(StatusCodes.Status404NotFound);
        if (StaleDraft.Refuse(entry, known) is { } refused)
            return refused;
        if (Workflow.AfterSave(entry.State) is not { } state)
            return Problems.Of(StatusCodes.Status409Conflict, DeskTexts.InBin);

        if (await changes.SaveRevisionAsync(entry, revision.Hash, revision.Title, revision.Authors, state, "restore", writer, cancellationToken) is not { } saved)
            return StaleDraft.Of(await changes.FindAsync(id, cancellationToken), entry.Tag);
        context.Response.Headers.ETag = saved.Tag;
        return TypedResults.Ok(DeskView.Of(saved, await entries.FindAsync(id, cancellationToken), writer));
    }
}
