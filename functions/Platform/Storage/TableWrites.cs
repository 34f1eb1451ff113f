using Azure;
using Azure.Data.Tables;

namespace Escouade.Platform.Storage;

internal static class TableWrites
{
    /// <summary>Stores a row in place of what <paramref name="tag"/> names.</summary>
    /// <param name="table">To write to.</param>
    /// <param name="row">The whole of it.</param>
    /// <param name="tag">Of the row that was read; null for a new one.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    /// <returns>False where somebody else was quicker.</returns>
    public static async Task<bool> TrySaveAsync(this TableClient table, TableEntity row, string? tag, CancellationToken cancellationToken)
    {
        try
        {
            if (tag is not null)
                await table.UpdateEntityAsync(row, new ETag(tag), TableUpdateMode.Replace, cancellationToken);
            else
                await table.AddEntityAsync(row, cancellationToken);
            return true;
        }
        catch (RequestFailedException taken) when (taken.Status is 404 or 409 or 412 && taken.ErrorCode != "TableNotFound")
        {
            return false;
        }
    }

    /// <summary>Takes all rows of a partition away. May be done again.</summary>
    public static async Task RemovePartitionAsync(this TableClient table, string partition, CancellationToken cancellationToken)
    {
        await foreach (var row in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken))
            await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellationToken);
    }
}
