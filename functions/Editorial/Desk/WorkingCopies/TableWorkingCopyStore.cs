using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Azure.Data.Tables;
using Escouade.Platform.Storage;

namespace Escouade.Editorial.Desk.WorkingCopies;

/// <summary>A row a person and entry, compressed, in columns of what one column holds.</summary>
internal sealed class TableWorkingCopyStore(StorageAccounts storage, TimeProvider clock) : IWorkingCopyStore
{
    private const int MostInColumn = 64_000;

    public async Task<bool> SaveAsync(string entry, string person, WorkingCopy copy, CancellationToken cancellationToken)
    {
        var packed = Pack(copy);
        if (packed.Length > WorkingCopy.MostBytes)
            return false;
        var row = new TableEntity(entry, person) { [ExpiringRows.ForgetAt] = clock.GetUtcNow() + WorkingCopy.Kept };
        foreach (var (part, number) in packed.Chunk(MostInColumn).Select((part, number) => (part, number)))
            row[ColumnOf(number)] = part;
        var table = await storage.TableToWriteAsync(StorageNames.WorkingCopies);
        await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
        return true;
    }

    public async Task<WorkingCopy?> FindAsync(string entry, string person, CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.WorkingCopies);
        var row = await table.GetEntityIfExistsAsync<TableEntity>(entry, person, cancellationToken: cancellationToken);
        return row.HasValue && row.Value!.GetDateTimeOffset(ExpiringRows.ForgetAt) > clock.GetUtcNow() ? Unpack(row.Value) : null;
    }

    public async Task RemoveAsync(string entry, string person, CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.WorkingCopies);
        await table.DeleteEntityAsync(entry, person, cancellationToken: cancellationToken);
    }

    private static string ColumnOf(int number) => $"Part{number.ToString(CultureInfo.InvariantCulture)}";

    private static byte[] Pack(WorkingCopy copy)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            JsonSerializer.Serialize(gzip, copy, DeskJson.Wire.WorkingCopy);
        return packed.ToArray();
    }

    private static WorkingCopy Unpack(TableEntity row)
    {
        using var packed = new MemoryStream();
        for (var number = 0; row.GetBinary(ColumnOf(number)) is { } part; number++)
            packed.Write(part);
        packed.Position = 0;
        using var gzip = new GZipStream(packed, CompressionMode.Decompress);
        return JsonSerializer.Deserialize(gzip, DeskJson.Wire.WorkingCopy)!;
    }
}
