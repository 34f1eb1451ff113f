using System.Security.Claims;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Escouade.Platform.Limits;
using Escouade.Platform.Mail;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Escouade.People.Members;

/// <summary>Suspends, reinstates or says farewell: what the person may do ends within seconds, and what they wrote stays under their name.</summary>
internal static class MoveMember
{
    private const int MostReasons = 1_000;

    internal sealed record Request
    {
        /// <summary>Why; needed for a suspension, and read by staff alone. At most 1,000 characters.</summary>
        public string? Reasons { get; init; }
    }

    public static void Map(IEndpointRouteBuilder app)
        => app.MapPost("/api/staff/people/{id}/moves/{action}", HandleAsync)
            .WithName(nameof(MoveMember))
            .WithSummary("Suspends or reinstates somebody, or says farewell: suspend, reinstate, farewell.")
            .WithTags("staff")
            .ProducesProblems(StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound, StatusCodes.Status409Conflict)
            .WithLimit(RateLimits.Writes)
            .RequireAuthorization(Policies.Staff);

    private static async Task<Results<Ok<MemberView>, ProblemHttpResult>> HandleAsync(
        string id, string action, Request request, ClaimsPrincipal person, IMemberStore store, IPersonRegistry registry, MemberChanges changes, IAddressBook addresses, IOptions<IdentityOptions> identity,
        CancellationToken cancellationToken)
    {
        if (MemberMoves.Find(action) is not { } move || await store.FindAsync(id, cancellationToken) is not { } member)
            return Problems.Of(StatusCodes.Status404NotFound);
        var isAdministrator = (await registry.FindAsync(id, cancellationToken))?.Roles.Contains(Roles.Administrator) is true;
        if (isAdministrator && !person.IsInRole(Roles.Administrator) || !MemberMoves.MayMove(member, person.Id(), person.IsInRole(Roles.Administrator)))
            return Problems.Of(StatusCodes.Status403Forbidden, PeopleTexts.MayNotMove);
        if (identity.Value.Administrator is { Length: > 0 } named && EmailAddress.Key(named) == id)
            return Problems.Of(StatusCodes.Status409Conflict, PeopleTexts.NamedByConfiguration);
        var reasons = request.Reasons?.Trim() is { Length: > 0 } said ? said : null;
        if (move.NeedsReasons && reasons is null || reasons?.Length > MostReasons)
            return Problems.Validation("reasons", PeopleTexts.ReasonsMissing(MostReasons));
        // The same again, after an answer that was lost, has been done.
        if (!move.From.Contains(member.Status) && member.Status != move.To)
            return Problems.Of(StatusCodes.Status409Conflict, PeopleTexts.NoSuchMove);

        var moved = await changes.ChangeAsync(
            member,
            // Their roles may have changed since they were looked at.
            before => MemberMoves.MayMove(before, person.Id(), person.IsInRole(Roles.Administrator)) ? MemberMoves.Make(before, move, reasons) : before,
            $"member.{action}", "", person.Signature(), cancellationToken);
        return moved.Status == move.To
            ? TypedResults.Ok(await MemberView.OfAsync(moved, addresses, cancellationToken))
            : Problems.Of(StatusCodes.Status409Conflict, PeopleTexts.NoSuchMove);
    }
}
