using System.Security.Claims;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Escouade.Platform.Limits;
using Escouade.Platform.Mail;
using Escouade.Platform.Texts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.People.Members;

/// <summary>Saves the caller's own private part, and whether they want to be told of what happens.</summary>
internal static class SavePreferences
{
    private const int MostPhone = 40;
    private const int MostAvailability = 300;
    private const int MostHours = 60;

    internal sealed record Request
    {
        /// <summary>As others see them; at most 120 characters, and no address.</summary>
        public string? Name { get; init; }

        public string? Phone { get; init; }

        /// <summary><c>fr</c> or <c>en</c>; <c>fr</c> where nothing is said.</summary>
        public string? Language { get; init; }

        public int? HoursPerWeek { get; init; }

        public string? Availability { get; init; }

        /// <summary>True agrees to the sentence that GetPreferences shows, false takes that back; what is not said stays.</summary>
        public bool? Notifications { get; init; }
    }

    public static void Map(IEndpointRouteBuilder app)
        => app.MapPut("/api/me/preferences", HandleAsync)
            .WithName(nameof(SavePreferences))
            .WithSummary("Saves the caller's own private part, and whether they want to be told of what happens.")
            .WithTags("people")
            .ProducesProblems(StatusCodes.Status400BadRequest, StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound)
            .WithLimit(RateLimits.Writes)
            .RequireAuthorization(Policies.SignedIn);

    private static async Task<Results<Ok<GetPreferences.Response>, ProblemHttpResult>> HandleAsync(
        Request request, ClaimsPrincipal person, IMemberStore store, MemberChanges changes, IAddressBook addresses, IConsents consents, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(person.Id(), cancellationToken) is not { } member)
            return Problems.Of(StatusCodes.Status404NotFound, PeopleTexts.NotAMember);
        // Whatever else they may not do, nobody is kept from taking their consent back.
        if (request.Notifications is false && await addresses.FindAsync(member.Id, cancellationToken) is { } own && await AgreesAsync(consents, own, cancellationToken))
            await consents.WithdrawAsync(own, cancellationToken);
        if (member.Status is MemberStatus.Suspended)
            return Problems.Of(StatusCodes.Status403Forbidden, PeopleTexts.SuspendedChangesNothing);
        var name = Clean(request.Name);
        var preferences = new Preferences(Clean(request.Phone), request.Language ?? "fr", request.HoursPerWeek, Clean(request.Availability));
        if (Judge(name, preferences) is { Count: > 0 } errors)
            return Problems.Validation(errors);

        // The address first: what was agreed to is noted even where the rest fails, and asked again it is the same.
        if (request.Notifications is true && await addresses.FindAsync(member.Id, cancellationToken) is { } email && !await AgreesAsync(consents, email, cancellationToken))
            await consents.GiveAsync(email, PeopleTexts.Consent, cancellationToken);
        var saved = await changes.ChangeAsync(
            member,
            before => before.Name == name && before.Preferences == preferences ? before : before with { Name = name!, Preferences = preferences },
            "member.preferences", "", person.Signature(), cancellationToken);
        return TypedResults.Ok(await GetPreferences.OfAsync(saved, addresses, consents, cancellationToken));
    }

    private static async Task<bool> AgreesAsync(IConsents consents, string email, CancellationToken cancellationToken)
        => await consents.FindAsync(email, cancellationToken) is { WithdrawnAt: null };

    private static string? Clean(string? text) => text is null ? null : WellFormed.Text(text).Trim() is { Length: > 0 } clean ? clean : null;

    private static Dictionary<string, string[]> Judge(string? name, Preferences preferences)
    {
        var errors = new Dictionary<string, string[]>();
        if (PersonName.Judge(name) is { } wrong)
            errors["name"] = [wrong];
        if (preferences.Phone?.Length > MostPhone)
            errors["phone"] = [PeopleTexts.TooLong(MostPhone)];
        if (preferences.Language is not ("fr" or "en"))
            errors["language"] = [PeopleTexts.LanguageUnknown];
        if (preferences.HoursPerWeek is < 0 or > MostHours)
            errors["hoursPerWeek"] = [PeopleTexts.HoursInvalid(MostHours)];
        if (preferences.Availability?.Length > MostAvailability)
            errors["availability"] = [PeopleTexts.TooLong(MostAvailability)];
        return errors;
    }
}
