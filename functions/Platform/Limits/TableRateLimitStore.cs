using System.Runtime.InteropServices;
using Azure;
using Azure.Data.Tables;
using Escouade.Platform.Storage;

namespace Escouade.Platform.Limits;

/// <summary>A row a key: the times of all that was done within the window. One read and one guarded write, and no write once nothing is left.</summary>
internal sealed class TableRateLimitStore(StorageAccounts storage, TimeProvider clock) : IRateLimitStore
{
    private const string Row = "window";
    private const string Times = "Times";

    // Each lost race is another instance that wrote the same row; so many in a row is somebody who calls from everywhere at once.
    private const int MostRaces = 10;

    private static readonly TimeSpan AfterTheRaces = TimeSpan.FromSeconds(1);

    public async Task<Permits> TakeAsync(string key, int wanted, int most, TimeSpan window, CancellationToken cancellationToken)
    {
        most = Math.Min(most, IRateLimitStore.MostPermits);
        if (most <= 0)
            return new(0, clock.GetUtcNow() + window);
        var table = await storage.TableToWriteAsync(StorageNames.RateLimits);
        for (var race = 0; race < MostRaces; race++)
        {
            var stored = await table.GetEntityIfExistsAsync<TableEntity>(key, Row, cancellationToken: cancellationToken);
            var now = clock.GetUtcNow();
            var times = stored.HasValue ? TimesOf(stored.Value!, now - window) : [];
            var given = Math.Clamp(most - times.Count, 0, wanted);
            times.AddRange(Enumerable.Repeat(now.UtcTicks, given));
            // The next is free when so many have left the window that one less than the most is in it.
            var nextAt = times.Count < most ? now : new DateTimeOffset(times[^most], TimeSpan.Zero) + window;
            if (given == 0 || await TryWriteAsync(table, key, times, now + window, stored.HasValue ? stored.Value!.ETag : null, cancellationToken))
                return new(given, nextAt);
            // Apart by chance, so that a crowd does not collide again.
            await Task.Delay(Random.Shared.Next(5, 50), cancellationToken);
        }
        return new(0, clock.GetUtcNow() + AfterTheRaces);
    }

    private static async Task<bool> TryWriteAsync(TableClient table, string key, List<long> times, DateTimeOffset forgetAt, ETag? known, CancellationToken cancellationToken)
    {
        var row = new TableEntity(key, Row)
        {
            [Times] = MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(times)).ToArray(),
            [ExpiringRows.ForgetAt] = forgetAt,
        };
        try
        {
            if (known is { } tag)
                await table.UpdateEntityAsync(row, tag, TableUpdateMode.Replace, cancellationToken);
            else
                await table.AddEntityAsync(row, cancellationToken);
            return true;
        }
        catch (RequestFailedException raced) when (raced.Status is 404 or 409 or 412 && raced.ErrorCode != "TableNotFound")
        {
            return false;
        }
    }

    /// <summary>Oldest first, whatever the clocks of those who wrote them say.</summary>
    private static List<long> TimesOf(TableEntity row, DateTimeOffset since)
    {
        var times = new List<long>();
        foreach (var time in MemoryMarshal.Cast<byte, long>(row.GetBinary(Times)))
        {
            if (time > since.UtcTicks)
                times.Add(time);
        }
        times.Sort();
        return times;
    }
}
