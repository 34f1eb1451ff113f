using Escouade.Platform.Triggers;

namespace Escouade.People.Members;

/// <summary>Finds changes of members that a crash kept from the audit log, and writes them there.</summary>
internal static class RepairMemberChanges
{
    public sealed record Message(bool IsPastDue);

    public static void Map(IEndpointRouteBuilder app) => app.MapTimer(nameof(RepairMemberChanges), "30 * * * * *", RunAsync);

    public static async Task RunAsync(Message message, IMemberStore store, MemberChanges changes, CancellationToken cancellationToken)
    {
        foreach (var member in await store.ListPendingAsync(cancellationToken))
            await changes.RecordAsync(member, cancellationToken);
    }
}
