using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Escouade.Platform.Storage;

namespace Escouade.Audience.Signals;

/// <summary>A partition an entry, a row a day.</summary>
internal sealed class TableSignalStore : ISignalStore
{
    private const int MostTogether = 500;

    private static readonly TimeSpan Remembered = TimeSpan.FromDays(2);

    private readonly StorageAccounts storage;
    private readonly TimeProvider clock;
    private readonly Batcher<(string Entry, Signal Signal)> writes;

    public TableSignalStore(StorageAccounts storage, TimeProvider clock)
    {
        (this.storage, this.clock) = (storage, clock);
        writes = new(MostTogether, WriteAsync);
    }

    public Task AddAsync(string entry, Signal signal, CancellationToken cancellationToken) => writes.AddAsync((entry, signal));

    public async Task<bool> TryMarkAsync(string key, CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.SignalMarks);
        try
        {
            await table.AddEntityAsync(new TableEntity(key, "mark") { [ExpiringRows.ForgetAt] = clock.GetUtcNow() + Remembered }, cancellationToken);
            return true;
        }
        catch (RequestFailedException taken) when (taken.Status is 409)
        {
            return false;
        }
    }

    public async Task<SignalCounts> SumAsync(string entry, int year, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {entry} and RowKey ge {FirstDayOf(year)} and RowKey lt {FirstDayOf(year + 1)}");
        return await storage.Table(StorageNames.Signals).QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken)
            .OrNoneAsync(cancellationToken).AggregateAsync(SignalCounts.None, (sum, row) => sum.Plus(CountsIn(row)), cancellationToken);
    }

    private async Task WriteAsync(IReadOnlyList<(string Entry, Signal Signal)> signals)
    {
        var table = await storage.TableToWriteAsync(StorageNames.Signals);
        var day = clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        foreach (var entry in signals.GroupBy(one => one.Entry, one => SignalCounts.One(one.Signal)))
            await AddAsync(table, entry.Key, day, entry.Aggregate(SignalCounts.None, (sum, one) => sum.Plus(one)));
    }

    private static async Task AddAsync(TableClient table, string entry, string day, SignalCounts more)
    {
        while (true)
        {
            var stored = await table.GetEntityIfExistsAsync<TableEntity>(entry, day);
            var (reads, listens, useful) = stored.HasValue ? CountsIn(stored.Value!).Plus(more) : more;
            var row = new TableEntity(entry, day) { [nameof(SignalCounts.Reads)] = reads, [nameof(SignalCounts.Listens)] = listens, [nameof(SignalCounts.Useful)] = useful };
            try
            {
                await (stored.HasValue ? table.UpdateEntityAsync(row, stored.Value!.ETag, TableUpdateMode.Replace) : table.AddEntityAsync(row));
                return;
            }
            catch (RequestFailedException raced) when (raced.Status is 409 or 412)
            {
                // Another instance counted too: apart by chance, so that they do not collide again.
                await Task.Delay(Random.Shared.Next(5, 50));
            }
        }
    }

    private static string FirstDayOf(int year) => $"{year.ToString("D4", CultureInfo.InvariantCulture)}-01-01";

    private static SignalCounts CountsIn(TableEntity row)
        => new(row.GetInt32(nameof(SignalCounts.Reads)) ?? 0, row.GetInt32(nameof(SignalCounts.Listens)) ?? 0, row.GetInt32(nameof(SignalCounts.Useful)) ?? 0);
}
