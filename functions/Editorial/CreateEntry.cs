using System.Security.Claims;
using Escouade.Content.Entries;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Escouade.Platform.Limits;
using Escouade.Platform.Texts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Escouade.Editorial;

/// <summary>Publishes a new entry that is sent as JSON.</summary>
internal static class CreateEntry
{
    private const int MostKeyCharacters = 200;

    /// <param name="Url">Of the entry's page on the site.</param>
    internal sealed record Response(string Id, string Slug, int Revision, string Url);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapPost("/api/entries", HandleAsync)
            .WithName(nameof(CreateEntry))
            .WithSummary("Publishes a new entry. Idempotency-Key is required.")
            .WithTags("editorial")
            .ProducesProblems(StatusCodes.Status422UnprocessableEntity)
            .WithLimit(RateLimits.Writes)
            .RequireAuthorization(Policies.Staff);

    private static async Task<Results<Created<Response>, ProblemHttpResult>> HandleAsync(
        EntryDraft draft,
        [FromHeader(Name = "Idempotency-Key")] string? key,
        ClaimsPrincipal person,
        HttpContext context,
        IEntryStore store,
        DraftIntake intake,
        Publisher publisher,
        CancellationToken cancellationToken)
    {
        var (document, errors) = await intake.ReadAsync(draft, before: null, cancellationToken);
        if (key is not { Length: > 0 and <= MostKeyCharacters })
            return Problems.Validation(new Dictionary<string, string[]>(errors) { ["Idempotency-Key"] = [ProblemTexts.IdempotencyKeyMissing] });
        if (document is null)
            return Problems.Validation(errors);

        var id = RevisionHash.Id($"create:{person.FindFirstValue(ClaimTypes.NameIdentifier)}:{key}");
        var who = person.Identity!.Name!;
        var head = await store.FindAsync(id, cancellationToken);
        // Of those who ask at once with the same key, one creates; the others find what it created.
        if (head is null)
            head = (await publisher.PublishAsync(id, document, who, head: null, cancellationToken))?.Head ?? (await store.FindAsync(id, cancellationToken))!;
        // Asked again after the entry was edited or unpublished: the first answer once more, and what was done stays.
        if (head.Number == 1)
        {
            if (head.Revision != RevisionHash.Of(document).Hash)
                return Problems.Of(StatusCodes.Status422UnprocessableEntity, ProblemTexts.IdempotencyKeyReused);
            if (head.IsPublished)
                head = (await publisher.PublishAsync(id, document, who, head, cancellationToken))?.Head ?? head;
        }

        context.Response.Headers.ETag = head.RevisionTag;
        return TypedResults.Created($"/api/entries/{head.Slug}", new Response(head.Id, head.Slug, head.Number, $"/articles/{head.Slug}"));
    }
}
