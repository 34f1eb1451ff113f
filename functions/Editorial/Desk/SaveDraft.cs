using System.Security.Claims;
using Escouade.Content.Entries;
using Escouade.Editorial.Desk.WorkingCopies;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Escouade.Platform.Limits;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Escouade.Editorial.Desk;

/// <summary>Saves a new revision over the one that the writer read. What readers get stays; what was approved no longer is.</summary>
internal static class SaveDraft
{
    public static void Map(IEndpointRouteBuilder app)
        => app.MapPut("/api/desk/entries/{id}", HandleAsync)
            .WithName(nameof(SaveDraft))
            .WithSummary("Saves a new revision over the one that the writer read. If-Match is required; 412 names both revisions.")
            .WithTags("desk")
            .ProducesProblems(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status412PreconditionFailed, StatusCodes.Status428PreconditionRequired)
            .WithLimit(RateLimits.Writes)
            .RequireAuthorization(Policies.Writers);

    private static async Task<Results<Ok<DeskView>, ProblemHttpResult>> HandleAsync(
        string id,
        EntryDraft draft,
        [FromHeader(Name = "If-Match")] string? known,
        ClaimsPrincipal person,
        HttpContext context,
        IEntryStore entries,
        DraftIntake intake,
        DeskChanges changes,
        IWorkingCopyStore copies,
        CancellationToken cancellationToken)
    {
        var writer = Writer.Of(person);
        if (await changes.FindAsync(id, cancellationToken) is not { } entry || !writer.MaySee(entry))
            return Problems.Of(StatusCodes.Status404NotFound);
        if (StaleDraft.Refuse(entry, known) is { } refused)
            return refused;
        if (Workflow.AfterSave(entry.State) is not { } state)
            return Problems.Of(StatusCodes.Status409Conflict, DeskTexts.InBin);
        var (document, errors) = await intake.ReadAsync(draft, entry.Revision, cancellationToken);
        if (document is null)
            return Problems.Validation(errors);

        var hash = await entries.SaveRevisionAsync(document, cancellationToken);
        if (await changes.SaveRevisionAsync(entry, hash, document.Title, authors: [], state, "save", writer, cancellationToken) is not { } saved)
            return StaleDraft.Of(await changes.FindAsync(id, cancellationToken), entry.Tag);
        // What was under way is saved now; one that a crash leaves is behind, and says so.
        await copies.RemoveAsync(id, writer.Id, cancellationToken);
        context.Response.Headers.ETag = saved.Tag;
        return TypedResults.Ok(DeskView.Of(saved, await entries.FindAsync(id, cancellationToken), writer));
    }
}
