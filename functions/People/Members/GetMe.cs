using System.Security.Claims;
using Escouade.Content.Site;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Escouade.Platform.Limits;

namespace Escouade.People.Members;

/// <summary>Says who is calling and what they may do.</summary>
internal static class GetMe
{
    /// <param name="Id">For ever, whichever way they sign in.</param>
    /// <param name="Name">As others see it; of somebody whom we do not know, as the provider of their sign-in calls them.</param>
    /// <param name="Expert">Slug of their public profile; null for who has none.</param>
    /// <param name="Roles">See <see cref="Platform.Identity.Roles"/>; none for a reader.</param>
    internal sealed record Response(string Id, string Name, string? Expert, IReadOnlyList<string> Roles);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods("/api/me", Reads.Methods, Handle)
            .WithName(nameof(GetMe))
            .WithSummary("Says who is calling and what they may do.")
            .WithTags("people")
            .Produces<Response>()
            .WithLimit(RateLimits.SignIns)
            .RequireAuthorization(Policies.SignedIn);

    private static SnapshotResult Handle(ClaimsPrincipal caller) => new(
        Snapshot.OfJson(
            new Response(caller.Id(), caller.Name(), caller.ExpertSlug(), [.. caller.FindAll(ClaimTypes.Role).Select(role => role.Value)]), PeopleJson.Wire.GetMeResponse),
        isPrivate: true);
}
