using Escouade.Content.Site;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Escouade.Platform.Mail;

namespace Escouade.People.Invitations;

/// <summary>Lists who was invited, the latest first, with what staff thought of them.</summary>
internal static class ListInvitations
{
    public const string Address = "/api/staff/invitations";

    internal sealed record Response(IReadOnlyList<InvitationView> Items);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods(Address, Reads.Methods, HandleAsync)
            .WithName(nameof(ListInvitations))
            .WithSummary("Lists who was invited, the latest first, with what staff thought of them.")
            .WithTags("staff")
            .Produces<Response>()
            .RequireAuthorization(Policies.Staff);

    private static async Task<SnapshotResult> HandleAsync(IInvitationStore store, IAddressBook addresses, TimeProvider clock, CancellationToken cancellationToken)
    {
        var items = await Task.WhenAll((await store.ListAsync(cancellationToken)).OrderByDescending(invitation => invitation.At)
            .Select(invitation => InvitationView.OfAsync(invitation, addresses, clock.GetUtcNow(), cancellationToken)));
        return new(Snapshot.OfJson(new Response(items), PeopleJson.Wire.ListInvitationsResponse), isPrivate: true);
    }
}
