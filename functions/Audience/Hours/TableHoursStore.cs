using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Escouade.Platform.Storage;

namespace Escouade.Audience.Hours;

/// <summary>A partition a person, a row a note, by date.</summary>
internal sealed class TableHoursStore(StorageAccounts storage) : IHoursStore
{
    public async Task<IReadOnlyList<NotedHours>> ListAsync(string person, int year, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {person} and RowKey ge {FirstDayOf(year)} and RowKey lt {FirstDayOf(year + 1)}");
        return await storage.Table(StorageNames.Hours).QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken).OrNoneAsync(cancellationToken)
            .Select(row => JsonSerializer.Deserialize(row.GetString("Hours"), AudienceJson.Wire.NotedHours)!).ToListAsync(cancellationToken);
    }

    public async Task SaveAsync(string person, NotedHours hours, CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.Hours);
        var row = new TableEntity(person, $"{hours.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}-{hours.Id}") { ["Id"] = hours.Id, ["Hours"] = JsonSerializer.Serialize(hours, AudienceJson.Wire.NotedHours) };
        await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }

    public async Task<bool> RemoveAsync(string person, string id, CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.Hours);
        var row = await table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {person} and Id eq {id}"), cancellationToken: cancellationToken).FirstOrDefaultAsync(cancellationToken);
        if (row is null)
            return false;
        await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellationToken);
        return true;
    }

    private static string FirstDayOf(int year) => $"{year.ToString("D4", CultureInfo.InvariantCulture)}-01-01";
}
