using Escouade.Content.Site;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Escouade.Platform.Mail;

namespace Escouade.People.Members;

/// <summary>Lists who is who and may do what.</summary>
internal static class ListMembers
{
    internal sealed record Response(IReadOnlyList<MemberView> Items);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods("/api/staff/people", Reads.Methods, HandleAsync)
            .WithName(nameof(ListMembers))
            .WithSummary("Lists who is who and may do what.")
            .WithTags("staff")
            .Produces<Response>()
            .RequireAuthorization(Policies.Staff);

    private static async Task<SnapshotResult> HandleAsync(IMemberStore store, IAddressBook addresses, CancellationToken cancellationToken)
    {
        var people = await Task.WhenAll((await store.ListAsync(cancellationToken)).Select(member => MemberView.OfAsync(member, addresses, cancellationToken)));
        return new(Snapshot.OfJson(new Response([.. people.OrderBy(person => person.Name, StringComparer.CurrentCulture)]), PeopleJson.Wire.ListMembersResponse), isPrivate: true);
    }
}
