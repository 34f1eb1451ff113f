using System.Security.Claims;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Escouade.Platform.Limits;
using Escouade.Platform.Texts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Editorial.Desk.WorkingCopies;

/// <summary>Keeps what somebody is writing, as it stands: no revision, nobody else sees it, and nothing of it has to be right.</summary>
internal static class SaveWorkingCopy
{
    public const string Address = "/api/desk/entries/{id}/working-copy";

    internal sealed record Request
    {
        /// <summary>Number of the revision that it is written over.</summary>
        public int? BasedOn { get; init; }

        public EntryDraft? Draft { get; init; }
    }

    public static void Map(IEndpointRouteBuilder app)
        => app.MapPut(Address, HandleAsync)
            .WithName(nameof(SaveWorkingCopy))
            .WithSummary("Keeps what somebody is writing, as it stands: no revision, and nobody else sees it. Without images.")
            .WithTags("desk")
            .ProducesProblems(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound)
            .WithLimit(RateLimits.Writes)
            .RequireAuthorization(Policies.Writers);

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        string id, Request request, ClaimsPrincipal person, DeskChanges changes, IWorkingCopyStore copies, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await changes.FindAsync(id, cancellationToken) is not { } entry || !Writer.Of(person).MaySee(entry))
            return Problems.Of(StatusCodes.Status404NotFound);
        if (request.Draft is not { } draft)
            return Problems.Validation("draft", DeskTexts.DraftMissing);
        if (!draft.IsReadable)
            return Problems.Validation("draft", ProblemTexts.TextBroken);
        if (request.BasedOn is not { } number || number < 1 || number > entry.Number)
            return Problems.Validation("basedOn", DeskTexts.RevisionUnknown(entry.Number));
        var copy = new WorkingCopy(number, draft with { Images = null }, clock.GetUtcNow());
        return await copies.SaveAsync(id, person.Id(), copy, cancellationToken) ? TypedResults.NoContent() : Problems.Validation("draft", DeskTexts.DraftTooLong);
    }
}
