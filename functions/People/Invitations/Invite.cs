using System.Security.Claims;
using Escouade.Content.Entries;
using Escouade.Content.Experts;
using Escouade.People.Members;
using Escouade.Platform.Http;
using Escouade.Platform.Idempotency;
using Escouade.Platform.Identity;
using Escouade.Platform.Limits;
using Escouade.Platform.Mail;
using Escouade.Platform.Texts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Escouade.People.Invitations;

/// <summary>Invites somebody by mail; they become what they are invited to be once two people of the staff have vouched for them.</summary>
internal static class Invite
{
    internal sealed record Request
    {
        public string? Email { get; init; }

        /// <summary>As others will see them.</summary>
        public string? Name { get; init; }

        /// <summary><c>expert</c>, unless <c>member</c> is said.</summary>
        public string? Role { get; init; }

        /// <summary>Slug of a public profile that is theirs already.</summary>
        public string? Expert { get; init; }
    }

    public static void Map(IEndpointRouteBuilder app)
        => app.MapPost("/api/staff/invitations", HandleAsync)
            .WithName(nameof(Invite))
            .WithSummary("Invites somebody by mail, as an expert or a member. Idempotency-Key is required.")
            .WithTags("staff")
            .ProducesProblems(StatusCodes.Status409Conflict)
            .WithLimit(RateLimits.Invitations)
            .WithIdempotencyKey()
            .RequireAuthorization(Policies.Staff);

    private static async Task<Results<Created<InvitationView>, ProblemHttpResult>> HandleAsync(
        Request request,
        [FromHeader(Name = IdempotencyKey.Header)] string key,
        ClaimsPrincipal person,
        IInvitationStore store,
        IMemberStore members,
        IExpertStore experts,
        IAddressBook addresses,
        InvitationChanges changes,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var email = EmailAddress.Normalise(request.Email ?? "");
        var name = WellFormed.Text(request.Name ?? "").Trim();
        var (role, expert) = (request.Role ?? Roles.Expert, request.Expert?.Trim() is { Length: > 0 } slug ? slug : null);
        if (await JudgeAsync(email, name, role, expert, experts, members, cancellationToken) is { Count: > 0 } errors)
            return Problems.Validation(errors);

        // The same key is the same invitation, even where a crash came before the answer was kept.
        var asked = RevisionHash.Id($"invitation:{person.Id()}:{key}");
        var sent = (await store.ListAsync(cancellationToken)).Where(other => other.MemberId == EmailAddress.Key(email)).ToList();
        var invitation = sent.FirstOrDefault(other => other.Request == asked) is { } same ? await changes.FindAsync(same.Id, cancellationToken) : null;
        if (invitation is null)
        {
            var now = clock.GetUtcNow();
            if (FindObstacle(await members.FindAsync(EmailAddress.Key(email), cancellationToken), role, sent, now) is { } obstacle)
                return Problems.Of(StatusCodes.Status409Conflict, obstacle);
            var memberId = await addresses.KeepAsync(email, cancellationToken);
            // One after another by its number: of many that are asked for at once, one is sent.
            invitation = await changes.SaveAsync(
                new(RevisionHash.Id($"invitation:{memberId}:{sent.Count}"), memberId, name, role, person.Id(), NameOf(person), now, now + InvitationLink.Kept, Change: 0) { Expert = expert, Request = asked },
                "send", person.Signature(), cancellationToken);
            if (invitation is null)
                return Problems.Of(StatusCodes.Status409Conflict, InvitationTexts.InvitedAlready);
        }
        else if (invitation.Name != name || invitation.Role != role)
            return Problems.Of(StatusCodes.Status422UnprocessableEntity, ProblemTexts.IdempotencyKeyReused);
        // The answer is kept under the key for a day, in another table than addresses.
        var view = await InvitationView.OfAsync(invitation, addresses, clock.GetUtcNow(), cancellationToken);
        return TypedResults.Created(ListInvitations.Address, view with { Email = EmailAddress.Mask(email) });
    }

    /// <summary>Whoever has not said how they are called invites in everybody's name.</summary>
    private static string NameOf(ClaimsPrincipal person) => person.HasName() ? person.Name() : InvitationTexts.Team;

    private static async Task<Dictionary<string, string[]>> JudgeAsync(
        string email, string name, string role, string? expert, IExpertStore experts, IMemberStore members, CancellationToken cancellationToken)
    {
        var errors = new Dictionary<string, string[]>();
        if (!EmailAddress.IsValid(email))
            errors["email"] = [PeopleTexts.EmailInvalid(email)];
        if (PersonName.Judge(name) is { } wrong)
            errors["name"] = [wrong];
        if (role is not (Roles.Expert or Roles.Member))
            errors["role"] = [PeopleTexts.RoleUnknown(role, $"{Roles.Expert}, {Roles.Member}")];
        if (expert is not null && (await experts.ListAsync(cancellationToken)).All(other => other.Profile.Slug != expert))
            errors["expert"] = [InvitationTexts.ProfileUnknown(expert)];
        else if (expert is not null && (await members.ListAsync(cancellationToken)).Any(member => member.Expert == expert && member.Id != EmailAddress.Key(email)))
            errors["expert"] = [InvitationTexts.ProfileTaken(expert)];
        return errors;
    }

    private static string? FindObstacle(Member? invited, string role, IEnumerable<Invitation> sent, DateTimeOffset now) => invited switch
    {
        { Status: MemberStatus.Suspended } => InvitationTexts.Suspended,
        { Status: MemberStatus.Active } member when member.Has(role) => InvitationTexts.MemberAlready,
        // What was sent before somebody left brings nobody back.
        _ when sent.Any(other => other.IsOpen && !other.IsLate(now) && !(invited is { Status: MemberStatus.Departed } && invited.MovedAt > other.At)) => InvitationTexts.InvitedAlready,
        _ => null,
    };
}
