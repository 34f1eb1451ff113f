using Escouade.Platform.Triggers;

namespace Escouade.People;

/// <summary>Finds changes of roles that a crash kept from the audit log, and writes them there.</summary>
internal static class RepairRoleChanges
{
    public sealed record Message(bool IsPastDue);

    public static void Map(IEndpointRouteBuilder app) => app.MapTimer(nameof(RepairRoleChanges), "30 * * * * *", RunAsync);

    public static async Task RunAsync(Message message, IMemberStore store, RoleChanges changes, CancellationToken cancellationToken)
    {
        foreach (var member in await store.ListPendingAsync(cancellationToken))
            await changes.RecordAsync(member, cancellationToken);
    }
}
