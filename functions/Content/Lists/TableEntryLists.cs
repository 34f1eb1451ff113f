using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Escouade.Content.Entries;
using Escouade.Platform.Storage;

namespace Escouade.Content.Lists;

/// <summary>One partition a list, one row an entry; what many messages write at once goes out in transactions of up to 100 rows.</summary>
internal sealed class TableEntryLists : IEntryLists
{
    private const string ChangedPartition = "changed";
    private const int MostInTransaction = 100;
    private readonly StorageAccounts storage;
    private readonly Batcher<TableTransactionAction> writes;

    public TableEntryLists(StorageAccounts storage)
    {
        this.storage = storage;
        writes = new(mostItems: 2_000, WriteAsync);
    }

    public async Task PutAsync(ListItem item, IReadOnlyList<ListRow> rows, IReadOnlyList<ListRow> gone, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.Serialize(item, ContentJson.Wire.ListItem);
        var lists = rows.Concat(gone).Select(row => row.List).Distinct();
        await Task.WhenAll(
        [
            .. rows.Select(row => writes.AddAsync(new(TableTransactionActionType.UpsertReplace, new TableEntity(row.List, row.Row) { ["Item"] = json }))),
            .. gone.Select(row => DeleteAsync(row, cancellationToken)),
        ]);
        // After the rows: a mark that is read and cleared too early would hide them.
        await Task.WhenAll(lists.Select(list => MarkChangedAsync(list, cancellationToken)));
    }

    public async Task RemoveAsync(IReadOnlyList<ListRow> gone, CancellationToken cancellationToken)
    {
        await Task.WhenAll(gone.Select(row => DeleteAsync(row, cancellationToken)));
        await Task.WhenAll(gone.Select(row => row.List).Distinct().Select(list => MarkChangedAsync(list, cancellationToken)));
    }

    public async IAsyncEnumerable<(string Row, ListItem Item)> ReadAsync(
        string list, string? after, int limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var table = storage.Table(StorageNames.Lists);
        var filter = after is null
            ? TableClient.CreateQueryFilter($"PartitionKey eq {list}")
            : TableClient.CreateQueryFilter($"PartitionKey eq {list} and RowKey gt {after}");
        var left = limit;
        await foreach (var row in table.QueryAsync<TableEntity>(filter, maxPerPage: Math.Min(limit, 1_000), cancellationToken: cancellationToken).OrNoneAsync(cancellationToken))
        {
            yield return (row.RowKey, JsonSerializer.Deserialize(row.GetString("Item"), ContentJson.Wire.ListItem)!);
            if (--left == 0)
                yield break;
        }
    }

    public async Task<IReadOnlyList<ChangedList>> ReadChangedAsync(CancellationToken cancellationToken)
    {
        var table = storage.Table(StorageNames.Lists);
        var changed = new List<ChangedList>();
        await foreach (var row in table.QueryAsync<TableEntity>($"PartitionKey eq '{ChangedPartition}'", cancellationToken: cancellationToken).OrNoneAsync(cancellationToken))
            changed.Add(new(row.RowKey, row.ETag.ToString()));
        return changed;
    }

    public Task MarkChangedAsync(string list, CancellationToken cancellationToken)
        => writes.AddAsync(new(TableTransactionActionType.UpsertReplace, new TableEntity(ChangedPartition, list)));

    public async Task<IReadOnlyList<string>> ClearChangedAsync(IReadOnlyList<ChangedList> changed, CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.Lists);
        var cleared = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(changed, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellationToken }, async (list, token) =>
        {
            try
            {
                // The SDK answers 404 and does not throw it.
                if ((await table.DeleteEntityAsync(ChangedPartition, list.List, new ETag(list.ETag), token)).Status == 404)
                    cleared.Add(list.List);
            }
            catch (RequestFailedException renewed) when (renewed.Status is 412)
            {
                // It changed again after it was read: the next refresh takes it.
            }
        });
        return [.. cleared];
    }

    public async Task<int> CountAsync(string list, CancellationToken cancellationToken)
    {
        var table = storage.Table(StorageNames.Lists);
        return await table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {list}"), maxPerPage: 1_000, select: ["RowKey"], cancellationToken)
            .OrNoneAsync(cancellationToken)
            .CountAsync(cancellationToken);
    }

    public async Task SaveCountAsync(string filter, ValueCount count, CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.Lists);
        var row = new TableEntity(CountPartition(filter), count.Slug) { ["Name"] = count.Name, ["Count"] = count.Count };
        if (count.Count > 0)
            await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
        else
            await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellationToken);
    }

    public async Task<IReadOnlyList<ValueCount>> ReadCountsAsync(string filter, CancellationToken cancellationToken)
    {
        var table = storage.Table(StorageNames.Lists);
        var counts = new List<ValueCount>();
        await foreach (var row in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {CountPartition(filter)}"), cancellationToken: cancellationToken).OrNoneAsync(cancellationToken))
            counts.Add(new(row.RowKey, row.GetString("Name"), row.GetInt32("Count")!.Value));
        return counts;
    }

    private static string CountPartition(string filter) => $"count={filter}";

    private async Task DeleteAsync(ListRow row, CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.Lists);
        // By itself: a transaction fails whole where one of its rows is already gone. The SDK takes 404 for done.
        await table.DeleteEntityAsync(row.List, row.Row, ETag.All, cancellationToken);
    }

    private async Task WriteAsync(IReadOnlyList<TableTransactionAction> actions)
    {
        var table = await storage.TableToWriteAsync(StorageNames.Lists);
        var transactions = actions
            .GroupBy(action => action.Entity.PartitionKey)
            // A transaction may name a row once; the last write is the one that counts.
            .SelectMany(partition => partition.GroupBy(action => action.Entity.RowKey).Select(row => row.Last()).Chunk(MostInTransaction));
        await Parallel.ForEachAsync(transactions, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (transaction, token) =>
        {
            if (transaction is [var only])
                await table.UpsertEntityAsync((TableEntity)only.Entity, TableUpdateMode.Replace, token);
            else
                await table.SubmitTransactionAsync(transaction, token);
        });
    }
}
