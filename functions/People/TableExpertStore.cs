using System.Text.Json;
using Azure.Data.Tables;
using Escouade.Content.Experts;
using Escouade.Platform.Storage;

namespace Escouade.People;

/// <summary>Experts as rows of one partition: there are hundreds of them, never more, and they are read together.</summary>
internal sealed class TableExpertStore(StorageAccounts storage) : IExpertStore
{
    private const string Partition = "expert";

    public async Task<IReadOnlyList<StoredExpert>> ListAsync(CancellationToken cancellationToken)
    {
        var table = storage.Table(StorageNames.People);
        return await table.QueryAsync<TableEntity>($"PartitionKey eq '{Partition}'", cancellationToken: cancellationToken)
            .OrNoneAsync(cancellationToken)
            .Select(row => JsonSerializer.Deserialize(row.GetString("Profile"), PeopleJson.Wire.StoredExpert)!)
            .ToListAsync(cancellationToken);
    }

    public async Task<bool> SaveAsync(StoredExpert expert, CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.People);
        var json = JsonSerializer.Serialize(expert, PeopleJson.Wire.StoredExpert);
        var stored = await table.GetEntityIfExistsAsync<TableEntity>(Partition, expert.Profile.Slug, cancellationToken: cancellationToken);
        if (stored.HasValue && stored.Value!.GetString("Profile") == json)
            return false;
        await table.UpsertEntityAsync(new TableEntity(Partition, expert.Profile.Slug) { ["Profile"] = json }, TableUpdateMode.Replace, cancellationToken);
        return true;
    }
}
