using System.Security.Claims;
using Escouade.Content.Site;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Escouade.Platform.Mail;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.People.Members;

/// <summary>Gives the caller's own private part: how to reach them, and what they want of us.</summary>
internal static class GetPreferences
{
    /// <param name="Email">Where we write to; null where it was erased.</param>
    /// <param name="Notifications">Whether they agreed to be told of what happens.</param>
    /// <param name="AgreedAt">When, and to which <paramref name="Wording"/>.</param>
    /// <param name="Wording">The sentence that they agreed to; to whom has not, the one to agree to.</param>
    internal sealed record Response(
        string Name, string? Email, string? Phone, string Language, int? HoursPerWeek, string? Availability, bool Notifications, DateTimeOffset? AgreedAt, string Wording);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods("/api/me/preferences", Reads.Methods, HandleAsync)
            .WithName(nameof(GetPreferences))
            .WithSummary("Gives the caller's own private part: how to reach them, and what they want of us.")
            .WithTags("people")
            .Produces<Response>()
            .ProducesProblems(StatusCodes.Status404NotFound)
            .RequireAuthorization(Policies.SignedIn);

    private static async Task<Results<SnapshotResult, ProblemHttpResult>> HandleAsync(
        ClaimsPrincipal person, IMemberStore store, IAddressBook addresses, IConsents consents, CancellationToken cancellationToken)
        => await store.FindAsync(person.Id(), cancellationToken) is { } member
            ? new SnapshotResult(Snapshot.OfJson(await OfAsync(member, addresses, consents, cancellationToken), PeopleJson.Wire.GetPreferencesResponse), isPrivate: true)
            : Problems.Of(StatusCodes.Status404NotFound, PeopleTexts.NotAMember);

    public static async Task<Response> OfAsync(Member member, IAddressBook addresses, IConsents consents, CancellationToken cancellationToken)
    {
        var email = await addresses.FindAsync(member.Id, cancellationToken);
        var consent = email is null ? null : await consents.FindAsync(email, cancellationToken);
        var agrees = consent is { WithdrawnAt: null };
        var (phone, language, hours, availability) = member.Preferences;
        return new(member.Name, email, phone, language, hours, availability, agrees, agrees ? consent!.At : null, agrees ? consent!.Wording : PeopleTexts.Consent);
    }
}
