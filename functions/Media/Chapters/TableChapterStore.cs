using System.Text.Json;
using Azure.Data.Tables;
using Escouade.Platform.Storage;

namespace Escouade.Media.Chapters;

/// <summary>A row beside the medium's own.</summary>
internal sealed class TableChapterStore(StorageAccounts storage) : IChapterStore
{
    private const string Row = "chapters";

    public async Task<EditedChapters?> FindAsync(string media, CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.MediaItems);
        var row = await table.GetEntityIfExistsAsync<TableEntity>(media, Row, cancellationToken: cancellationToken);
        return row.HasValue ? JsonSerializer.Deserialize(row.Value!.GetString("Chapters"), MediaJson.Wire.EditedChapters)! with { ETag = row.Value.ETag.ToString() } : null;
    }

    public async Task<bool> SaveAsync(string media, EditedChapters chapters, CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.MediaItems);
        return await table.TrySaveAsync(new TableEntity(media, Row) { ["Chapters"] = JsonSerializer.Serialize(chapters, MediaJson.Wire.EditedChapters) }, chapters.ETag, cancellationToken);
    }
}
