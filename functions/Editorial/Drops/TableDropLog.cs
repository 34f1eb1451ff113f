using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure.Data.Tables;
using Escouade.Content.Entries;
using Escouade.Platform.Storage;

namespace Escouade.Editorial.Drops;

/// <summary>Two rows a drop in one transaction, with those of other drops: one to find it by name, one to list it by time.</summary>
internal sealed class TableDropLog : IDropLog
{
    private const string Partition = "drop";
    private const string ByName = "name-";
    private const string ByTime = "time-";

    // A row holds 32,000 characters; who made more mistakes than fit learns of the first ones.
    private const int MostCharacters = 20_000;

    // A transaction holds 100 rows and 4 MiB.
    private const int MostInTransaction = 30;

    private readonly StorageAccounts storage;
    private readonly Batcher<DropRecord> writes;

    public TableDropLog(StorageAccounts storage)
    {
        this.storage = storage;
        writes = new(MostInTransaction, WriteAsync);
    }

    public Task SaveAsync(DropRecord record, CancellationToken cancellationToken)
    {
        var left = MostCharacters;
        return writes.AddAsync(record with { Problems = [.. record.Problems.TakeWhile(problem => (left -= problem.Message.Length) > 0)] });
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

    private async Task WriteAsync(IReadOnlyList<DropRecord> records)
    {
        var table = await storage.TableToWriteAsync(StorageNames.Drops);
        var rows = records.SelectMany(RowsOf)
            // A transaction may name a row once; the last write is the one that counts.
            .GroupBy(row => row.RowKey)
            .Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row.Last()));
        await table.SubmitTransactionAsync(rows);
    }

    private static IEnumerable<TableEntity> RowsOf(DropRecord record)
    {
        var json = JsonSerializer.Serialize(record, EditorialJson.Wire.DropRecord);
        var key = RevisionHash.Id(record.Name);
        yield return new(Partition, ByName + key) { ["Record"] = json };
        yield return new(Partition, ByTime + Row(record.DroppedAt, key)) { ["Record"] = json };
    }

    private static string Row(DateTimeOffset at, string key) => Content.Lists.ListKey.Row(at, key);

    private static DropRecord Read(TableEntity row) => JsonSerializer.Deserialize(row.GetString("Record"), EditorialJson.Wire.DropRecord)!;
}
