using Azure;
using Azure.Data.Tables;

namespace Escouade.Platform.Storage;

/// <summary>Rows that say themselves until when they are worth anything.</summary>
internal interface IExpiringRows
{
    /// <summary>Deletes those whose time is over; one that was renewed meanwhile stays. May be done again.</summary>
    Task ForgetAsync(CancellationToken cancellationToken);
}

internal sealed class ExpiringRows(StorageAccounts storage, TimeProvider clock) : IExpiringRows
{
    /// <summary>The column, in every table of <see cref="StorageNames.ExpiringTables"/>.</summary>
    public const string ForgetAt = "ForgetAt";

    private static readonly string[] Named = ["PartitionKey", "RowKey"];

    public async Task ForgetAsync(CancellationToken cancellationToken)
    {
        var past = TableClient.CreateQueryFilter($"ForgetAt lt {clock.GetUtcNow()}");
        foreach (var name in StorageNames.ExpiringTables)
        {
            var table = storage.Table(name);
            var rows = table.QueryAsync<TableEntity>(past, maxPerPage: 1_000, Named, cancellationToken).OrNoneAsync(cancellationToken);
            // Each is a partition of its own, which no transaction spans.
            await Parallel.ForEachAsync(rows, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = cancellationToken }, async (row, token) =>
            {
                try
                {
                    await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, row.ETag, token);
                }
                catch (RequestFailedException renewed) when (renewed.Status is 412)
                {
                    // It has a later time now.
                }
            });
        }
    }
}
