using System.Security.Claims;
using System.Text;
using Escouade.Content.Experts;
using Escouade.Editorial.Drops;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Escouade.Platform.Limits;
using Escouade.Platform.Texts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Escouade.Editorial.Profiles;

/// <summary>Saves the caller's own public profile; readers see it within seconds.</summary>
internal static class SaveProfile
{
    /// <summary>The tag of a profile that was never saved.</summary>
    public const string Unsaved = "\"0\"";

    public static void Map(IEndpointRouteBuilder app)
        => app.MapPut("/api/me/profile", HandleAsync)
            .WithName(nameof(SaveProfile))
            .WithSummary("Saves the caller's own public profile. If-Match is required.")
            .WithTags("people")
            .ProducesProblems(StatusCodes.Status404NotFound, StatusCodes.Status412PreconditionFailed, StatusCodes.Status428PreconditionRequired)
            .WithLimit(RateLimits.Writes)
            .RequireAuthorization(Policies.Writers);

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        ProfileDraft draft, [FromHeader(Name = "If-Match")] string? known, ClaimsPrincipal person, HttpContext context, DropIntake drops, IExpertStore experts, IPersonRegistry people, ProfilePublisher publisher,
        CancellationToken cancellationToken)
    {
        if (person.ExpertSlug() is not { } slug)
            return Problems.Of(StatusCodes.Status404NotFound, ProfileTexts.NoProfile);
        // As they are now, not seconds ago: a profile that whoever was sent away begins would stay in the directory.
        if (await people.FindAsync(person.Id(), cancellationToken) is not { Roles.Count: > 0 })
            return Problems.Of(StatusCodes.Status403Forbidden);
        if (string.IsNullOrWhiteSpace(known))
            return Problems.Of(StatusCodes.Status428PreconditionRequired, ProblemTexts.RevisionMissing);
        await using var archive = draft.ToArchive();
        var (profile, photo, problems) = await drops.ReadExpertAsync("profile.zip", archive, cancellationToken);
        if (profile is null)
            return Problems.Validation(problems.GroupBy(problem => Named(problem.Field, draft)).ToDictionary(field => field.Key, field => field.Select(problem => problem.Message).ToArray()));

        if (WellFormed.HasInvisible(profile.Name) || !profile.Name.EnumerateRunes().Any(Rune.IsLetter) || profile.Name.Contains('@', StringComparison.Ordinal))
            return Problems.Validation("name", ProfileTexts.NameInvalid);

        var stored = await experts.FindAsync(slug, cancellationToken);
        if (photo is null && draft.WithoutPhoto is not true)
            (photo, profile) = (stored?.Photo, profile with { Photo = stored?.Profile.Photo });
        // Not the expert's to say: that they are made up, for one.
        profile = profile with { Slug = slug, IsExample = stored?.Profile.IsExample ?? false };
        var tag = known.Trim() == "*" ? stored?.Tag ?? Unsaved : known.Trim();
        if ((stored?.Tag ?? Unsaved) != tag || await publisher.SaveAsync(profile, photo, person.Signature(), tag, cancellationToken) is not { } saved)
            return Problems.Of(StatusCodes.Status412PreconditionFailed, ProblemTexts.RevisionStale);
        context.Response.Headers.ETag = saved.Tag;
        return TypedResults.NoContent();
    }

    /// <summary>Names as JSON has them.</summary>
    private static string Named(string? field, ProfileDraft draft) => field switch
    {
        FieldNames.Function => "title",
        FieldNames.Body => "biography",
        // A file: there is but one.
        null => draft.Photo is null ? "biography" : "photo",
        _ => field,
    };
}
