using System.Security.Claims;
using Escouade.Content.Entries;
using Escouade.Content.Text;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Escouade.Platform.Limits;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Escouade.Editorial.Desk;

/// <summary>Gives an entry to another expert, who goes on with it as if they had begun it.</summary>
internal static class HandOver
{
    internal sealed record Request
    {
        /// <summary>Slug of the profile of whoever goes on with it.</summary>
        public string? Expert { get; init; }
    }

    public static void Map(IEndpointRouteBuilder app)
        => app.MapPost("/api/desk/entries/{id}/hand-over", HandleAsync)
            .WithName(nameof(HandOver))
            .WithSummary("Gives an entry to another expert, who goes on with it. If-Match is required.")
            .WithTags("desk")
            .ProducesProblems(StatusCodes.Status404NotFound, StatusCodes.Status412PreconditionFailed, StatusCodes.Status428PreconditionRequired)
            .WithLimit(RateLimits.Writes)
            .RequireAuthorization(Policies.Staff);

    private static async Task<Results<Ok<DeskView>, ProblemHttpResult>> HandleAsync(
        string id,
        Request request,
        [FromHeader(Name = "If-Match")] string? known,
        ClaimsPrincipal person,
        HttpContext context,
        IPersonRegistry people,
        IEntryStore entries,
        DeskChanges changes,
        CancellationToken cancellationToken)
    {
        var writer = Writer.Of(person);
        if (await changes.FindAsync(id, cancellationToken) is not { } entry)
            return Problems.Of(StatusCodes.Status404NotFound);
        if (StaleDraft.Refuse(entry, known) is { } refused)
            return refused;
        if (request.Expert is not { } slug || !Slug.IsValid(slug) || await people.FindExpertAsync(slug, cancellationToken) is not { Roles.Count: > 0 } next)
            return Problems.Validation("expert", DeskTexts.NobodyToHandOverTo);

        if (await changes.SaveAsync(entry with { Owner = next.Id }, "handOver", writer.Signature, entry, ReadersStep.Nothing, cancellationToken) is not { } handed)
            return StaleDraft.Of(await changes.FindAsync(id, cancellationToken), entry.Tag);
        context.Response.Headers.ETag = handed.Tag;
        return TypedResults.Ok(DeskView.Of(handed, await entries.FindAsync(id, cancellationToken), writer));
    }
}
