using Azure;
using Azure.Data.Tables;
using Escouade.Content.Entries;
using Escouade.Platform.Storage;

namespace Escouade.Search.Demand;

/// <summary>A row for each text, all in one partition: staff read them together, and there are never many.</summary>
internal sealed class TableDemandStore(StorageAccounts storage) : IDemandStore
{
    public const int MostTexts = 2_000;

    private const string Partition = "demand";

    // A message is delivered again within minutes; by then fewer batches than that named the same text.
    private const int MostBatchesKept = 20;

    public async Task AddAsync(string batch, IReadOnlyList<Demand> demands, CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.Demand);
        var isNew = false;
        foreach (var demand in demands)
            isNew |= await AddAsync(table, batch, demand, cancellationToken);
        if (isNew)
            await ForgetAsync(table, cancellationToken);
    }

    public async Task<IReadOnlyList<Demand>> ListAsync(CancellationToken cancellationToken)
        => await Rows(storage.Table(StorageNames.Demand), cancellationToken)
            .OrderByDescending(row => row.GetInt64("Count")).ThenBy(row => row.GetString("Text"), StringComparer.Ordinal)
            .Select(row => new Demand(row.GetString("Text"), row.GetInt64("Count")!.Value))
            .ToListAsync(cancellationToken);

    /// <returns>Whether the text was not there yet.</returns>
    private static async Task<bool> AddAsync(TableClient table, string batch, Demand demand, CancellationToken cancellationToken)
    {
        var key = RevisionHash.Id($"demand:{demand.Text}");
        while (true)
        {
            var stored = await table.GetEntityIfExistsAsync<TableEntity>(Partition, key, cancellationToken: cancellationToken);
            var batches = stored.HasValue ? stored.Value!.GetString("Batches").Split(' ') : [];
            if (batches.Contains(batch))
                return false;
            var row = new TableEntity(Partition, key)
            {
                ["Text"] = demand.Text,
                ["Count"] = demand.Count + (stored.HasValue ? stored.Value!.GetInt64("Count")!.Value : 0),
                ["Batches"] = string.Join(' ', batches.TakeLast(MostBatchesKept - 1).Append(batch)),
            };
            try
            {
                if (stored.HasValue)
                    await table.UpdateEntityAsync(row, stored.Value!.ETag, TableUpdateMode.Replace, cancellationToken);
                else
                    await table.AddEntityAsync(row, cancellationToken);
                return !stored.HasValue;
            }
            catch (RequestFailedException raced) when (raced.Status is 404 or 409 or 412)
            {
                // Another message wrote the same text meanwhile: on top of it.
            }
        }
    }

    private static async Task ForgetAsync(TableClient table, CancellationToken cancellationToken)
    {
        var rows = await Rows(table, cancellationToken).ToListAsync(cancellationToken);
        foreach (var row in rows.OrderBy(row => row.GetInt64("Count")).ThenBy(row => row.Timestamp).Take(rows.Count - MostTexts))
            await table.DeleteEntityAsync(Partition, row.RowKey, row.ETag, cancellationToken);
    }

    private static IAsyncEnumerable<TableEntity> Rows(TableClient table, CancellationToken cancellationToken)
        => table.QueryAsync<TableEntity>($"PartitionKey eq '{Partition}'", maxPerPage: 1_000, ["PartitionKey", "RowKey", "Timestamp", "Text", "Count"], cancellationToken)
            .OrNoneAsync(cancellationToken);
}
