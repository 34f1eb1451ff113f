using System.Security.Claims;
using Escouade.Content.Site;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Escouade.Platform.Limits;

namespace Escouade.People;

/// <summary>Says who is calling and what they may do.</summary>
internal static class GetMe
{
    /// <param name="Name">As the provider of their sign-in calls them.</param>
    /// <param name="Roles">See <see cref="Platform.Identity.Roles"/>; none for a reader.</param>
    internal sealed record Response(string Name, IReadOnlyList<string> Roles);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods("/api/me", Reads.Methods, Handle)
            .WithName(nameof(GetMe))
            .WithSummary("Says who is calling and what they may do.")
            .WithTags("people")
            .Produces<Response>()
            .WithLimit(RateLimits.SignIns)
            .RequireAuthorization(Policies.SignedIn);

    private static SnapshotResult Handle(ClaimsPrincipal caller)
        => new(Snapshot.OfJson(new Response(caller.Identity!.Name!, [.. caller.FindAll(ClaimTypes.Role).Select(role => role.Value)]), PeopleJson.Wire.GetMeResponse), isPrivate: true);
}
