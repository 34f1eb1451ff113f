using System.Text.Json;
using Azure.Data.Tables;
using Escouade.Content.Experts;
using Escouade.Platform.Storage;

namespace Escouade.People;

/// <summary>Experts as rows of one partition: there are hundreds of them, never more, and they are read together.</summary>
internal sealed class TableExpertStore(StorageAccounts storage) : IExpertStore
{
    private const string Partition = "expert";

    public Task<IReadOnlyList<StoredExpert>> ListAsync(CancellationToken cancellationToken) => ListAsync("", cancellationToken);

    public Task<IReadOnlyList<StoredExpert>> ListPendingAsync(CancellationToken cancellationToken) => ListAsync(" and IsPending eq true", cancellationToken);

    public async Task<StoredExpert?> FindAsync(string slug, CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.People);
        var row = await table.GetEntityIfExistsAsync<TableEntity>(Partition, slug, cancellationToken: cancellationToken);
        return row.HasValue ? ToExpert(row.Value!) : null;
    }

    public async Task<bool> SaveAsync(StoredExpert expert, CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.People);
        var row = new TableEntity(Partition, expert.Profile.Slug)
        {
            ["Profile"] = JsonSerializer.Serialize(expert, PeopleJson.Wire.StoredExpert),
            ["IsPending"] = expert.Pending is not null,
        };
        return await table.TrySaveAsync(row, expert.ETag, cancellationToken);
    }

    private async Task<IReadOnlyList<StoredExpert>> ListAsync(string filter, CancellationToken cancellationToken)
        => await storage.Table(StorageNames.People).QueryAsync<TableEntity>($"PartitionKey eq '{Partition}'{filter}", cancellationToken: cancellationToken)
            .OrNoneAsync(cancellationToken)
            .Select(ToExpert)
            .ToListAsync(cancellationToken);

    private static StoredExpert ToExpert(TableEntity row) => JsonSerializer.Deserialize(row.GetString("Profile"), PeopleJson.Wire.StoredExpert)! with { ETag = row.ETag.ToString() };
}
