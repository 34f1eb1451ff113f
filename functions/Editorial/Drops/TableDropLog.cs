using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure.Data.Tables;
using Escouade.Content.Entries;
using Escouade.Platform.Storage;

namespace Escouade.Editorial.Drops;

/// <summary>Two rows a drop in one transaction: one to find it by name, one to list it by time.</summary>
internal sealed class TableDropLog(StorageAccounts storage) : IDropLog
{
    private const string Partition = "drop";
    private const string ByName = "name-";
    private const string ByTime = "time-";

    // A row holds 64 KiB of text; who made more mistakes than fit learns of the first ones.
    private const int MostProblems = 50;

    public async Task SaveAsync(DropRecord record, CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.Drops);
        var kept = record with { Problems = [.. record.Problems.Take(MostProblems)] };
        var json = JsonSerializer.Serialize(kept, EditorialJson.Wire.DropRecord);
        var key = RevisionHash.Id(record.Name);
        await table.SubmitTransactionAsync(
        [
            new(TableTransactionActionType.UpsertReplace, new TableEntity(Partition, ByName + key) { ["Record"] = json }),
            new(TableTransactionActionType.UpsertReplace, new TableEntity(Partition, ByTime + Row(record.DroppedAt, key)) { ["Record"] = json }),
        ], cancellationToken);
    }

    public async Task<DropRecord?> FindAsync(string name, CancellationToken cancellationToken)
    {
        var table = storage.Table(StorageNames.Drops);
        var row = await table.GetEntityIfExistsAsync<TableEntity>(Partition, ByName + RevisionHash.Id(name), cancellationToken: cancellationToken);
        return row.HasValue ? Read(row.Value!) : null;
    }

    public async IAsyncEnumerable<(string Row, DropRecord Record)> ListAsync(
        string? after, int limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var table = storage.Table(StorageNames.Drops);
        var from = ByTime + after;
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey gt {from}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, maxPerPage: Math.Min(limit, 1_000), cancellationToken: cancellationToken).OrNoneAsync(cancellationToken).Take(limit))
            yield return (row.RowKey[ByTime.Length..], Read(row));
    }

    private static string Row(DateTimeOffset at, string key) => Content.Lists.ListKey.Row(at, key);

    private static DropRecord Read(TableEntity row) => JsonSerializer.Deserialize(row.GetString("Record"), EditorialJson.Wire.DropRecord)!;
}
