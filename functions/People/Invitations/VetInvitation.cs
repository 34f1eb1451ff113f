using System.Security.Claims;
using Escouade.People.Members;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Escouade.Platform.Limits;
using Escouade.Platform.Mail;
using Escouade.Platform.Texts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.People.Invitations;

/// <summary>Says what somebody of the staff thinks of a person who was invited: two who say yes let them in, one who says no does not.</summary>
internal static class VetInvitation
{
    private const int MostNote = 2_000;

    internal sealed record Request
    {
        public bool? IsFor { get; init; }

        /// <summary>Why; only staff read it. At most 2,000 characters.</summary>
        public string? Note { get; init; }
    }

    public static void Map(IEndpointRouteBuilder app)
        => app.MapPost("/api/staff/invitations/{id}/vettings", HandleAsync)
            .WithName(nameof(VetInvitation))
            .WithSummary("Says what somebody of the staff thinks of a person who was invited: two who say yes let them in, one who says no does not.")
            .WithTags("staff")
            .ProducesProblems(StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound, StatusCodes.Status409Conflict)
            .WithLimit(RateLimits.Writes)
            .RequireAuthorization(Policies.Staff);

    private static async Task<Results<Ok<InvitationView>, ProblemHttpResult>> HandleAsync(
        string id, Request request, ClaimsPrincipal person, IAddressBook addresses, InvitationChanges changes, TimeProvider clock, CancellationToken cancellationToken)
    {
        var note = WellFormed.Text(request.Note ?? "").Trim();
        var errors = new Dictionary<string, string[]>();
        if (request.IsFor is null)
            errors["isFor"] = [InvitationTexts.OpinionMissing];
        if (note.Length is 0 or > MostNote)
            errors["note"] = [InvitationTexts.NoteMissing(MostNote)];
        if (errors.Count > 0)
            return Problems.Validation(errors);

        while (RevokeInvitation.IsId(id) && await changes.FindAsync(id, cancellationToken) is { } invitation)
        {
            if (invitation.MemberId == person.Id() || invitation.Account == AccountKey.Of(person.Account()))
                return Problems.Of(StatusCodes.Status403Forbidden, InvitationTexts.OwnInvitation);
            var said = invitation.Vettings.FirstOrDefault(vetting => vetting.ById == person.Id());
            // The same again, after an answer that was lost, has been done.
            if (said is not null && said.IsFor == request.IsFor && said.Note == note)
            {
                // Unless voices count again that did not when it was said.
                var judged = await changes.JudgeAsync(invitation, cancellationToken);
                if (judged.State == invitation.State || await changes.IsBarredAsync(invitation, cancellationToken) || await changes.FindOtherAsync(invitation, cancellationToken) is not null)
                    return TypedResults.Ok(await InvitationView.OfAsync(invitation, addresses, clock.GetUtcNow(), cancellationToken));
                if (await changes.SaveAsync(judged, "vouch", person.Signature(), cancellationToken) is { } admitted)
                    return TypedResults.Ok(await InvitationView.OfAsync(admitted, addresses, clock.GetUtcNow(), cancellationToken));
                continue;
            }
            if (!invitation.IsOpen || request.IsFor is true && await changes.IsBarredAsync(invitation, cancellationToken))
                return Problems.Of(StatusCodes.Status409Conflict, InvitationTexts.OverAlready);
            if (said is not null)
                return Problems.Of(StatusCodes.Status409Conflict, InvitationTexts.SaidAlready);
            if (request.IsFor is true && await changes.FindOtherAsync(invitation, cancellationToken) is { } other)
                return Problems.Of(StatusCodes.Status409Conflict, InvitationTexts.AccountTaken(other.Name));

            var vetted = invitation with { Vettings = [.. invitation.Vettings, new(person.Id(), person.Name(), clock.GetUtcNow(), request.IsFor!.Value, note)] };
            if (await changes.SaveAsync(await changes.JudgeAsync(vetted, cancellationToken), request.IsFor.Value ? "vouch" : "decline", person.Signature(), cancellationToken) is { } saved)
                return TypedResults.Ok(await InvitationView.OfAsync(saved, addresses, clock.GetUtcNow(), cancellationToken));
        }
        return Problems.Of(StatusCodes.Status404NotFound);
    }
}
