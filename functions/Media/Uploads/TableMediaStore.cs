using System.Text.Json;
using Azure.Data.Tables;
using Escouade.Content.Entries;
using Escouade.Media.Renditions;
using Escouade.Media.Tags;
using Escouade.Media.Transcription;
using Escouade.Platform.Storage;

namespace Escouade.Media.Uploads;

/// <summary>A partition an item: one row for itself, and one for each step of its processing.</summary>
internal sealed class TableMediaStore(StorageAccounts storage) : IMediaStore
{
    private const string Row = "item";
    private const string Step = "step-";
    private const string Use = "use-";
    private const string TranscriptRow = "transcript";

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

    public IAsyncEnumerable<MediaItem> ListChangedAsync(DateTimeOffset since, CancellationToken cancellationToken)
        => storage.Table(StorageNames.MediaItems)
            .QueryAsync<TableEntity>(row => row.RowKey == Row && row.Timestamp >= since, cancellationToken: cancellationToken)
            .OrNoneAsync(cancellationToken)
            .Select(row => JsonSerializer.Deserialize(row.GetString("Item"), MediaJson.Wire.MediaItem)! with { ETag = row.ETag.ToString() });

    public async Task<IReadOnlyList<string>> ListTouchedAsync(DateTimeOffset since, CancellationToken cancellationToken)
        => await storage.Table(StorageNames.MediaItems)
            .QueryAsync<TableEntity>(row => row.Timestamp >= since, select: ["PartitionKey"], cancellationToken: cancellationToken)
            .OrNoneAsync(cancellationToken)
            .Select(row => row.PartitionKey)
            .Distinct()
            .ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<MediaStep>> ListStepsAsync(string id, CancellationToken cancellationToken)
        => await RowsOf(id, Step, cancellationToken)
            .Select(row => JsonSerializer.Deserialize(row.GetString("Step"), MediaJson.Wire.MediaStep)!)
            .ToListAsync(cancellationToken);

    public async Task SaveStepAsync(string id, MediaStep step, CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.MediaItems);
        await table.UpsertEntityAsync(new TableEntity(id, $"{Step}{RevisionHash.Id(step.Source)[..8]}-{step.Name}") { ["Step"] = JsonSerializer.Serialize(step, MediaJson.Wire.MediaStep) }, TableUpdateMode.Replace, cancellationToken);
    }

    public async Task AddUseAsync(string id, string entry, CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.MediaItems);
        await table.UpsertEntityAsync(new TableEntity(id, Use + entry), TableUpdateMode.Merge, cancellationToken);
    }

    public async Task SaveTagsAsync(string id, StoredTags tags, CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.MediaItems);
        await table.UpsertEntityAsync(new TableEntity(id, Use + tags.Entry) { ["Tags"] = JsonSerializer.Serialize(tags.Tags, MediaJson.Wire.SoundTags) }, TableUpdateMode.Merge, cancellationToken);
    }

    public async Task<IReadOnlyList<StoredTags>> ListTagsAsync(string id, CancellationToken cancellationToken)
        => await RowsOf(id, Use, cancellationToken)
            .Where(row => row.ContainsKey("Tags"))
            .Select(row => new StoredTags(row.RowKey[Use.Length..], JsonSerializer.Deserialize(row.GetString("Tags"), MediaJson.Wire.SoundTags)!))
            .ToListAsync(cancellationToken);

    public async Task<Transcript?> FindTranscriptAsync(string id, CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.MediaItems);
        var row = await table.GetEntityIfExistsAsync<TableEntity>(id, TranscriptRow, cancellationToken: cancellationToken);
        return row.HasValue ? JsonSerializer.Deserialize(row.Value!.GetString("Transcript"), MediaJson.Wire.Transcript) : null;
    }

    public async Task SaveTranscriptAsync(string id, Transcript transcript, CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.MediaItems);
        await table.UpsertEntityAsync(new TableEntity(id, TranscriptRow) { ["Transcript"] = JsonSerializer.Serialize(transcript, MediaJson.Wire.Transcript) }, TableUpdateMode.Replace, cancellationToken);
    }

    public async Task<IReadOnlyList<string>> ListUsesAsync(string id, CancellationToken cancellationToken)
        => await RowsOf(id, Use, cancellationToken).Select(row => row.RowKey[Use.Length..]).ToListAsync(cancellationToken);

    private IAsyncEnumerable<TableEntity> RowsOf(string id, string prefix, CancellationToken cancellationToken)
        => storage.Table(StorageNames.MediaItems)
            .QueryAsync<TableEntity>(row => row.PartitionKey == id && row.RowKey.CompareTo(prefix) >= 0 && row.RowKey.CompareTo(prefix + "~") < 0, cancellationToken: cancellationToken)
            .OrNoneAsync(cancellationToken);
}
