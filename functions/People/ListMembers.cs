using Escouade.Content.Site;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;

namespace Escouade.People;

/// <summary>Lists who may do what.</summary>
internal static class ListMembers
{
    internal sealed record Response(IReadOnlyList<Person> Items);

    internal sealed record Person(string Email, IReadOnlyList<string> Roles, DateTimeOffset UpdatedAt);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods("/api/staff/people", Reads.Methods, HandleAsync)
            .WithName(nameof(ListMembers))
            .WithSummary("Lists who may do what.")
            .WithTags("staff")
            .Produces<Response>()
            .RequireAuthorization(Policies.Administrators);

    private static async Task<SnapshotResult> HandleAsync(IMemberStore store, CancellationToken cancellationToken)
    {
        var members = await store.ListAsync(cancellationToken);
        return new(Snapshot.OfJson(new Response([.. members.Select(member => new Person(member.Email, member.Roles, member.UpdatedAt))]), PeopleJson.Wire.ListMembersResponse), isPrivate: true);
    }
}
