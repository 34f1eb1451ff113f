using System.Text.Json;
using Azure.Data.Tables;
using Escouade.Platform.Storage;

namespace Escouade.Media.Uploads;

/// <summary>A partition an item.</summary>
internal sealed class TableMediaStore(StorageAccounts storage) : IMediaStore
{
    private const string Row = "item";

    public async Task<MediaItem?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.MediaItems);
        var row = await table.GetEntityIfExistsAsync<TableEntity>(id, Row, cancellationToken: cancellationToken);
        return row.HasValue ? JsonSerializer.Deserialize(row.Value!.GetString("Item"), MediaJson.Wire.MediaItem)! with { ETag = row.Value.ETag.ToString() } : null;
    }

    public async Task<bool> SaveAsync(MediaItem item, CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.MediaItems);
        var row = new TableEntity(item.Id, Row) { ["Item"] = JsonSerializer.Serialize(item, MediaJson.Wire.MediaItem) };
        return await table.TrySaveAsync(row, item.ETag, cancellationToken);
    }
}
