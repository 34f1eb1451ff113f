using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Escouade.Platform.Storage;

namespace Escouade.Platform.Audit;

/// <summary>One partition: a row a line, a row that says where an event went, and the head; each line is one transaction over the three.</summary>
internal sealed class TableAuditLog(StorageAccounts storage) : IAuditLog
{
    private const string Partition = "log";
    private const string Head = "head";
    private const string Lines = "line-";
    private const string Ids = "id-";

    public async Task<AuditLine> AppendAsync(AuditEvent happened, CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.Audit);
        while (true)
        {
            if (await FindAsync(table, happened.Id, cancellationToken) is { } known)
                return known;
            var head = await table.GetEntityIfExistsAsync<TableEntity>(Partition, Head, cancellationToken: cancellationToken);
            var (number, previous) = head.HasValue ? (head.Value!.GetInt64("Number")!.Value + 1, head.Value.GetString("Hash")) : (1, AuditSeal.Origin);
            var line = new AuditLine(number, happened, AuditSeal.Of(number, happened, previous));
            if (await TryWriteAsync(table, line, head.HasValue ? head.Value!.ETag : null, cancellationToken))
                return line;
            // Somebody else added a line meanwhile. Apart by chance, so that a crowd does not collide again.
            await Task.Delay(Random.Shared.Next(5, 50), cancellationToken);
        }
    }

    public async IAsyncEnumerable<AuditLine> ListAsync(long? before, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var from = before is { } number ? RowOf(number) : Lines;
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey gt {from} and RowKey lt {Lines + ":"}");
        await foreach (var row in storage.Table(StorageNames.Audit).QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken).OrNoneAsync(cancellationToken))
            yield return ToLine(row);
    }

    public async Task<AuditVerdict> VerifyAsync(CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.Audit);
        var head = await table.GetEntityIfExistsAsync<TableEntity>(Partition, Head, cancellationToken: cancellationToken);
        var (count, hash) = head.HasValue ? (head.Value!.GetInt64("Number")!.Value, head.Value.GetString("Hash")) : (0, AuditSeal.Origin);

        // Newest first: what a line is to hash to stands in the line above it, or in the head.
        AuditLine? above = null;
        await foreach (var line in ListAsync(count + 1, cancellationToken))
        {
            var isInPlace = above is null ? line.Number == count && line.Hash == hash : line.Number == above.Number - 1 && AuditSeal.Of(above.Number, above.Event, line.Hash) == above.Hash;
            if (!isInPlace)
                return new(count, IsWhole: false, above?.Number ?? count);
            above = line;
        }
        var isWhole = above is null ? count == 0 : above.Number == 1 && AuditSeal.Of(1, above.Event, AuditSeal.Origin) == above.Hash;
        return new(count, isWhole, isWhole ? null : above?.Number ?? count);
    }

    private static async Task<bool> TryWriteAsync(TableClient table, AuditLine line, ETag? head, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Partition, RowOf(line.Number))
        {
            ["Id"] = line.Event.Id,
            ["Number"] = line.Number,
            // As a text: the table keeps less of an instant than the hash covers.
            ["At"] = line.Event.At.UtcTicks.ToString(CultureInfo.InvariantCulture),
            ["Who"] = line.Event.Who,
            ["Action"] = line.Event.Action,
            ["Target"] = line.Event.Target,
            ["Details"] = line.Event.Details,
            ["Hash"] = line.Hash,
        };
        var top = new TableEntity(Partition, Head) { ["Number"] = line.Number, ["Hash"] = line.Hash };
        try
        {
            await table.SubmitTransactionAsync(
            [
                new(TableTransactionActionType.Add, row),
                new(TableTransactionActionType.Add, new TableEntity(Partition, IdRow(line.Event.Id)) { ["Line"] = row.RowKey }),
                head is { } tag ? new(TableTransactionActionType.UpdateReplace, top, tag) : new(TableTransactionActionType.Add, top),
            ], cancellationToken);
            return true;
        }
        catch (RequestFailedException taken) when (taken.Status is 409 or 412)
        {
            return false;
        }
    }

    private static async Task<AuditLine?> FindAsync(TableClient table, string id, CancellationToken cancellationToken)
    {
        var at = await table.GetEntityIfExistsAsync<TableEntity>(Partition, IdRow(id), cancellationToken: cancellationToken);
        return at.HasValue ? ToLine(await table.GetEntityAsync<TableEntity>(Partition, at.Value!.GetString("Line"), cancellationToken: cancellationToken)) : null;
    }

    private static string RowOf(long number) => $"{Lines}{(long.MaxValue - number).ToString("D19", CultureInfo.InvariantCulture)}";

    private static string IdRow(string id) => Ids + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)));

    private static AuditLine ToLine(TableEntity row) => new(
        row.GetInt64("Number")!.Value,
        new(row.GetString("Id"), new(long.Parse(row.GetString("At"), CultureInfo.InvariantCulture), TimeSpan.Zero), row.GetString("Who"), row.GetString("Action"),
            row.GetString("Target"), row.GetString("Details")),
        row.GetString("Hash"));
}
