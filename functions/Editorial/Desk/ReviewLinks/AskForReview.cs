using System.Security.Claims;
using Escouade.Content.Entries;
using Escouade.Platform.Http;
using Escouade.Platform.Idempotency;
using Escouade.Platform.Identity;
using Escouade.Platform.Limits;
using Escouade.Platform.Mail;
using Escouade.Platform.Texts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Escouade.Editorial.Desk.ReviewLinks;

/// <summary>Asks somebody without an account to review the latest revision, by a link that goes to them by mail.</summary>
internal static class AskForReview
{
    private const int MostName = 120;

    internal sealed record Request
    {
        public string? Email { get; init; }

        /// <summary>How to call them.</summary>
        public string? Name { get; init; }
    }

    public static void Map(IEndpointRouteBuilder app)
        => app.MapPost(ListReviewLinks.Address, HandleAsync)
            .WithName(nameof(AskForReview))
            .WithSummary("Asks somebody without an account to review the latest revision. Idempotency-Key is required.")
            .WithTags("desk")
            .ProducesProblems(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict)
            .WithLimit(RateLimits.Invitations)
            .WithIdempotencyKey()
            .RequireAuthorization(Policies.Writers);

    private static async Task<Results<Created<ReviewLinkView>, ProblemHttpResult>> HandleAsync(
        string id,
        Request request,
        [FromHeader(Name = IdempotencyKey.Header)] string key,
        ClaimsPrincipal person,
        DeskChanges changes,
        IReviewLinkStore store,
        ReviewLinkChanges links,
        IAddressBook addresses,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var writer = Writer.Of(person);
        if (await changes.FindAsync(id, cancellationToken) is not { } entry || !writer.MaySee(entry))
            return Problems.Of(StatusCodes.Status404NotFound);
        if (entry.State is DeskState.Binned)
            return Problems.Of(StatusCodes.Status409Conflict, DeskTexts.InBin);
        var (email, name) = (EmailAddress.Normalise(request.Email ?? ""), WellFormed.Text(request.Name ?? "").Trim());
        var errors = new Dictionary<string, string[]>();
        if (!EmailAddress.IsValid(email))
            errors["email"] = [ReviewTexts.EmailInvalid];
        if (!WellFormed.IsVisible(name) || name.Length > MostName || WellFormed.HasInvisible(name))
            errors["name"] = [ReviewTexts.NameMissing(MostName)];
        if (errors.Count > 0)
            return Problems.Validation(errors);

        // The same key is the same link, even where a crash came before the answer was kept.
        var linkId = RevisionHash.Id($"review:{id}:{person.Id()}:{key}");
        var addressKey = await addresses.KeepAsync(email, cancellationToken);
        var link = await store.FindAsync(id, linkId, cancellationToken);
        if (link is null)
        {
            // Nobody has their own words approved by whoever they choose.
            var isVouchedFor = Workflow.MayApprove(entry, writer);
            var now = clock.GetUtcNow();
            var asked = new ReviewLink(
                linkId, id, entry.Number, entry.Revision, name, addressKey, writer.Id, person.HasName() ? writer.Name : ReviewTexts.Team, isVouchedFor, now, now + ReviewLink.Kept, Change: 0);
            link = await links.SaveAsync(asked, "ask", writer.Signature, cancellationToken) ?? (await store.FindAsync(id, linkId, cancellationToken))!;
        }
        if (link.Name != name || link.AddressKey != addressKey)
            return Problems.Of(StatusCodes.Status422UnprocessableEntity, ProblemTexts.IdempotencyKeyReused);
        return TypedResults.Created($"/api/desk/entries/{id}/review-links", ReviewLinkView.Of(link, entry, clock.GetUtcNow()));
    }
}
