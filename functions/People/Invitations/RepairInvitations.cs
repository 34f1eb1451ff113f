using Escouade.Platform.Triggers;

namespace Escouade.People.Invitations;

/// <summary>Finds invitations of which a crash left something undone, and does it.</summary>
internal static class RepairInvitations
{
    public sealed record Message(bool IsPastDue);

    public static void Map(IEndpointRouteBuilder app) => app.MapTimer(nameof(RepairInvitations), "45 * * * * *", RunAsync);

    public static async Task RunAsync(Message message, IInvitationStore store, InvitationChanges changes, CancellationToken cancellationToken)
    {
        foreach (var invitation in await store.ListPendingAsync(cancellationToken))
            await changes.SettleAsync(invitation, cancellationToken);
    }
}
