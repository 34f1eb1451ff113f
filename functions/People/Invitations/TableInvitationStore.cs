using System.Text.Json;
using Azure.Data.Tables;
using Escouade.Platform.Storage;

namespace Escouade.People.Invitations;

/// <summary>One partition of the table of people.</summary>
internal sealed class TableInvitationStore(StorageAccounts storage) : IInvitationStore
{
    private const string Partition = "invitation";

    public async Task<Invitation?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.People);
        var row = await table.GetEntityIfExistsAsync<TableEntity>(Partition, id, cancellationToken: cancellationToken);
        return row.HasValue ? ToInvitation(row.Value!) : null;
    }

    public Task<IReadOnlyList<Invitation>> ListAsync(CancellationToken cancellationToken) => ListAsync("", cancellationToken);

    public Task<IReadOnlyList<Invitation>> ListPendingAsync(CancellationToken cancellationToken) => ListAsync(" and IsPending eq true", cancellationToken);

    public async Task<bool> SaveAsync(Invitation invitation, CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.People);
        var row = new TableEntity(Partition, invitation.Id)
        {
            ["Invitation"] = JsonSerializer.Serialize(invitation, PeopleJson.Wire.Invitation),
            ["IsPending"] = invitation.Pending is not null,
        };
        return await table.TrySaveAsync(row, invitation.ETag, cancellationToken);
    }

    private async Task<IReadOnlyList<Invitation>> ListAsync(string filter, CancellationToken cancellationToken)
        => await storage.Table(StorageNames.People).QueryAsync<TableEntity>($"PartitionKey eq '{Partition}'{filter}", cancellationToken: cancellationToken)
            .OrNoneAsync(cancellationToken)
            .Select(ToInvitation)
            .ToListAsync(cancellationToken);

    private static Invitation ToInvitation(TableEntity row) => JsonSerializer.Deserialize(row.GetString("Invitation"), PeopleJson.Wire.Invitation)! with { ETag = row.ETag.ToString() };
}
