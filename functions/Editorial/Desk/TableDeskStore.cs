using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure.Data.Tables;
using Escouade.Platform.Storage;

namespace Escouade.Editorial.Desk;

/// <summary>One partition for all that is on the desk, and one for the history of each entry, newest first.</summary>
internal sealed class TableDeskStore(StorageAccounts storage) : IDeskStore
{
    private const string Partition = "entry";

    public async Task<DeskEntry?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.Desk);
        var row = await table.GetEntityIfExistsAsync<TableEntity>(Partition, id, cancellationToken: cancellationToken);
        return row.HasValue ? ToEntry(row.Value!) : null;
    }

    public IAsyncEnumerable<DeskEntry> ListAsync(CancellationToken cancellationToken)
        => storage.Table(StorageNames.Desk).QueryAsync<TableEntity>($"PartitionKey eq '{Partition}'", cancellationToken: cancellationToken).OrNoneAsync(cancellationToken).Select(ToEntry);

    public async Task<bool> SaveAsync(DeskEntry entry, CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.Desk);
        // The ETag is the row's own.
        var row = new TableEntity(Partition, entry.Id) { ["Entry"] = JsonSerializer.Serialize(entry with { ETag = null }, DeskJson.Wire.DeskEntry) };
        return await table.TrySaveAsync(row, entry.ETag, cancellationToken);
    }

    public async Task RemoveHistoryAsync(string id, CancellationToken cancellationToken)
        => await (await storage.TableToWriteAsync(StorageNames.Desk)).RemovePartitionAsync(HistoryOf(id), cancellationToken);

    public async Task AddRevisionAsync(string id, SavedRevision revision, CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.Desk);
        await table.UpsertEntityAsync(
            new TableEntity(HistoryOf(id), RowOf(revision.Number)) { ["Revision"] = JsonSerializer.Serialize(revision, DeskJson.Wire.SavedRevision) }, TableUpdateMode.Replace, cancellationToken);
    }

    public async IAsyncEnumerable<SavedRevision> ListRevisionsAsync(string id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = storage.Table(StorageNames.Desk).QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {HistoryOf(id)}"), cancellationToken: cancellationToken);
        await foreach (var row in rows.OrNoneAsync(cancellationToken))
            yield return ToRevision(row);
    }

    public async Task<SavedRevision?> FindRevisionAsync(string id, int number, CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.Desk);
        var row = await table.GetEntityIfExistsAsync<TableEntity>(HistoryOf(id), RowOf(number), cancellationToken: cancellationToken);
        return row.HasValue ? ToRevision(row.Value!) : null;
    }

    private static string HistoryOf(string id) => $"history-{id}";

    // Inverted, so that the newest comes first.
    private static string RowOf(int number) => (int.MaxValue - number).ToString("D10", CultureInfo.InvariantCulture);

    private static DeskEntry ToEntry(TableEntity row) => JsonSerializer.Deserialize(row.GetString("Entry"), DeskJson.Wire.DeskEntry)! with { ETag = row.ETag.ToString() };

    private static SavedRevision ToRevision(TableEntity row) => JsonSerializer.Deserialize(row.GetString("Revision"), DeskJson.Wire.SavedRevision)!;
}
