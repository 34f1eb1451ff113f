using System.Security.Claims;
using Escouade.Content.Experts;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Editorial.Profiles;

/// <summary>Gives the caller's own public profile, to be edited.</summary>
internal static class GetProfile
{
    /// <param name="Slug">Of the page that readers get.</param>
    /// <param name="IsPublic">False until it is first saved.</param>
    /// <param name="HasPhoto">Whether there is a photo, which stays unless another is sent.</param>
    /// <param name="Profile">What to change and send back.</param>
    internal sealed record Response(string Slug, bool IsPublic, bool HasPhoto, ProfileDraft Profile);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods("/api/me/profile", Reads.Methods, HandleAsync)
            .WithName(nameof(GetProfile))
            .WithSummary("Gives the caller's own public profile, to be edited.")
            .WithTags("people")
            .Produces<Response>()
            .ProducesProblems(StatusCodes.Status404NotFound)
            .RequireAuthorization(Policies.Writers);

    private static async Task<Results<JsonHttpResult<Response>, ProblemHttpResult>> HandleAsync(ClaimsPrincipal person, HttpContext context, IExpertStore experts, CancellationToken cancellationToken)
    {
        if (person.ExpertSlug() is not { } slug)
            return Problems.Of(StatusCodes.Status404NotFound, ProfileTexts.NoProfile);
        var stored = await experts.FindAsync(slug, cancellationToken);
        context.Response.Headers.ETag = stored?.Tag ?? SaveProfile.Unsaved;
        var draft = stored is null ? new() { Name = person.Name() } : ProfileDraft.Of(stored.Profile);
        return TypedResults.Json(new Response(slug, stored is not null, stored?.Photo is not null, draft), EditorialJson.Wire.GetProfileResponse);
    }
}
