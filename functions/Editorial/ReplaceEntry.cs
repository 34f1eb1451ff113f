using System.Security.Claims;
using Escouade.Content.Entries;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Escouade.Platform.Limits;
using Escouade.Platform.Texts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Escouade.Editorial;

/// <summary>Publishes a new revision of an entry over the one that the author read.</summary>
internal static class ReplaceEntry
{
    public static void Map(IEndpointRouteBuilder app)
        => app.MapPut("/api/entries/{id}", HandleAsync)
            .WithName(nameof(ReplaceEntry))
            .WithSummary("Publishes a new revision of an entry. If-Match is required.")
            .WithTags("editorial")
            .ProducesProblems(StatusCodes.Status404NotFound, StatusCodes.Status412PreconditionFailed, StatusCodes.Status428PreconditionRequired)
            .WithLimit(RateLimits.Writes)
            .RequireAuthorization(Policies.Administrators);

    private static async Task<Results<Ok<CreateEntry.Response>, ProblemHttpResult>> HandleAsync(
        string id,
        EntryDraft draft,
        [FromHeader(Name = "If-Match")] string? known,
        ClaimsPrincipal person,
        HttpContext context,
        IEntryStore store,
        DraftIntake intake,
        DirectPublisher publisher,
        CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { } head)
            return Problems.Of(StatusCodes.Status404NotFound);
        if (IfMatch.Refuse(known, head.RevisionTag) is { } refused)
            return refused;
        var (document, errors) = await intake.ReadAsync(draft, head.Revision, cancellationToken);
        if (document is null)
            return Problems.Validation(errors);
        Publication? publication;
        // The projection writes to the same row: what counts is whether the revision is still the one that the author read.
        while ((publication = await publisher.PublishAsync(id, document, person.Signature(), head, cancellationToken)) is null)
        {
            head = (await store.FindAsync(id, cancellationToken))!;
            if (!head.IsNamedBy(known!))
                return Problems.Of(StatusCodes.Status412PreconditionFailed, ProblemTexts.RevisionStale);
        }

        head = publication.Head;
        context.Response.Headers.ETag = head.RevisionTag;
        return TypedResults.Ok(new CreateEntry.Response(head.Id, head.Slug, head.Number, $"/articles/{head.Slug}"));
    }
}
