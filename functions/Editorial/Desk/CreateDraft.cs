using System.Security.Claims;
using Escouade.Content.Entries;
using Escouade.Platform.Http;
using Escouade.Platform.Idempotency;
using Escouade.Platform.Identity;
using Escouade.Platform.Limits;
using Escouade.Platform.Texts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Escouade.Editorial.Desk;

/// <summary>Begins an entry: its first revision, which no reader sees.</summary>
internal static class CreateDraft
{
    public static void Map(IEndpointRouteBuilder app)
        => app.MapPost("/api/desk/entries", HandleAsync)
            .WithName(nameof(CreateDraft))
            .WithSummary("Begins an entry that no reader sees. Idempotency-Key is required.")
            .WithTags("desk")
            .WithLimit(RateLimits.Writes)
            .WithIdempotencyKey(isMissedByUseCase: true)
            .RequireAuthorization(Policies.Writers);

    private static async Task<Results<Created<DeskView>, ProblemHttpResult>> HandleAsync(
        EntryDraft draft,
        [FromHeader(Name = IdempotencyKey.Header)] string? key,
        ClaimsPrincipal person,
        HttpContext context,
        IDeskStore desk,
        IEntryStore entries,
        DraftIntake intake,
        DeskChanges changes,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var (document, errors) = await intake.ReadAsync(draft, before: null, cancellationToken);
        if (!IdempotencyKey.IsUsable(key))
            return Problems.Validation(new Dictionary<string, string[]>(errors) { [IdempotencyKey.Header] = [ProblemTexts.IdempotencyKeyMissing] });
        if (document is null)
            return Problems.Validation(errors);

        var writer = Writer.Of(person);
        var id = RevisionHash.Id($"desk:{writer.Id}:{key}");
        var entry = await changes.FindAsync(id, cancellationToken);
        if (entry is null)
        {
            var first = new DeskEntry(id, writer.Id, document.Title, DeskState.Draft, Number: 1, await entries.SaveRevisionAsync(document, cancellationToken), writer.Name, clock.GetUtcNow(), Change: 0) { Authors = [writer.Id] };
            // Of those who ask at once with the same key, one creates; the others find what it created.
            entry = await changes.SaveAsync(first, "create", writer.Signature, before: null, ReadersStep.Nothing, cancellationToken) ?? await changes.FindAsync(id, cancellationToken);
        }
        // What was removed for good, or is another’s by now, is not begun anew, and what was begun otherwise is another entry.
        if (entry is null || !writer.MaySee(entry) || await desk.FindRevisionAsync(id, number: 1, cancellationToken) is not { } begun || begun.Hash != RevisionHash.Of(document).Hash)
            return Problems.Of(StatusCodes.Status422UnprocessableEntity, ProblemTexts.IdempotencyKeyReused);

        context.Response.Headers.ETag = entry.Tag;
        return TypedResults.Created($"/api/desk/entries/{id}", DeskView.Of(entry, await entries.FindAsync(id, cancellationToken), writer));
    }
}
