using System.Security.Claims;
using Escouade.Content.Entries;
using Escouade.Editorial.Desk;
using Escouade.Platform.Http;
using Escouade.Platform.Idempotency;
using Escouade.Platform.Identity;
using Escouade.Platform.Limits;
using Escouade.Platform.Texts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Escouade.Editorial;

/// <summary>Publishes a new entry that is sent as JSON.</summary>
internal static class CreateEntry
{
    /// <param name="Url">Of the entry's page on the site.</param>
    internal sealed record Response(string Id, string Slug, int Revision, string Url);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapPost("/api/entries", HandleAsync)
            .WithName(nameof(CreateEntry))
            .WithSummary("Publishes a new entry. Idempotency-Key is required.")
            .WithTags("editorial")
            .WithLimit(RateLimits.Writes)
            .WithIdempotencyKey(isMissedByUseCase: true)
            .RequireAuthorization(Policies.Administrators);

    private static async Task<Results<Created<Response>, ProblemHttpResult>> HandleAsync(
        EntryDraft draft,
        [FromHeader(Name = IdempotencyKey.Header)] string? key,
        ClaimsPrincipal person,
        HttpContext context,
        IEntryStore store,
        IDeskStore desk,
        DraftIntake intake,
        Publisher publisher,
        CancellationToken cancellationToken)
    {
        var (document, errors) = await intake.ReadAsync(draft, before: null, cancellationToken);
        if (!IdempotencyKey.IsUsable(key))
            return Problems.Validation(new Dictionary<string, string[]>(errors) { [IdempotencyKey.Header] = [ProblemTexts.IdempotencyKeyMissing] });
        if (document is null)
            return Problems.Validation(errors);

        var id = RevisionHash.Id($"create:{person.Id()}:{key}");
        // It is here already where the answer never got through, or is no longer kept: the entry as it stands. What was made of it since stays.
        var head = await store.FindAsync(id, cancellationToken)
            ?? (await publisher.PublishAsync(id, document, person.Signature(), head: null, cancellationToken))?.Head
            ?? (await store.FindAsync(id, cancellationToken))!;
        // What was replaced since stands in its history, the first of all as its first revision.
        var first = head.Number == 1 ? head.Revision : (await desk.FindRevisionAsync(id, number: 1, cancellationToken))?.Hash;
        if (first != RevisionHash.Of(document).Hash)
            return Problems.Of(StatusCodes.Status422UnprocessableEntity, ProblemTexts.IdempotencyKeyReused);

        context.Response.Headers.ETag = head.RevisionTag;
        return TypedResults.Created($"/api/entries/{head.Slug}", new Response(head.Id, head.Slug, head.Number, $"/articles/{head.Slug}"));
    }
}
