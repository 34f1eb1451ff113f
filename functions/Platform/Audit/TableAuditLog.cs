using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Escouade.Platform.Storage;

namespace Escouade.Platform.Audit;

/// <summary>One partition: a row a line, a row that says where an event went, and the head. What many say at once is one transaction over all of it.</summary>
internal sealed class TableAuditLog : IAuditLog
{
    private const string Partition = "log";
    private const string Head = "head";
    private const string Lines = "line-";
    private const string Ids = "id-";

    // Two rows a line, and the head, of the 100 that a transaction takes.
    private const int MostLines = 49;

    // Far more than a crowd needs: past it, the head was tampered with and no line will ever fit on it.
    private const int MostTries = 100;

    private readonly StorageAccounts storage;
    private readonly Batcher<AuditEvent> writes;

    public TableAuditLog(StorageAccounts storage)
    {
        this.storage = storage;
        writes = new(MostLines, WriteAsync);
    }

    public Task AppendAsync(AuditEvent happened, CancellationToken cancellationToken) => writes.AddAsync(happened);

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
        var (count, hash, _) = await ReadHeadAsync(table, cancellationToken);
        // Above the head stands what was added since, which the head then says too, or what nobody here wrote.
        if (await ListAsync(before: null, cancellationToken).FirstOrDefaultAsync(cancellationToken) is { } newest
            && newest.Number > count && newest.Number > (await ReadHeadAsync(table, cancellationToken)).Number)
            return new(count, IsWhole: false, newest.Number);

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

    private async Task WriteAsync(IReadOnlyList<AuditEvent> events)
    {
        var table = await storage.TableToWriteAsync(StorageNames.Audit);
        var missing = events.DistinctBy(happened => happened.Id).ToList();
        for (var tries = 1; missing.Count > 0; tries++)
        {
            if (tries > MostTries)
                throw new InvalidOperationException("The audit log's head does not fit its lines: look at /api/staff/audit/verify.");
            var (number, hash, head) = await ReadHeadAsync(table, CancellationToken.None);
            var lines = new List<AuditLine>(missing.Count);
            foreach (var happened in missing)
                lines.Add(new(++number, happened, hash = AuditSeal.Of(number, happened, hash)));
            if (await TryWriteAsync(table, lines, head))
                return;

            // Somebody else added a line, or some of these are there: only then it is worth a look. Apart by chance, so that a crowd does not collide again.
            missing = await missing.ToAsyncEnumerable().Where(async (happened, token) => !await IsKnownAsync(table, happened, token)).ToListAsync();
            await Task.Delay(Random.Shared.Next(5, 50));
        }
    }

    /// <returns>Number and hash of the newest line; without a tag before there is one.</returns>
    private static async Task<(long Number, string Hash, ETag? Tag)> ReadHeadAsync(TableClient table, CancellationToken cancellationToken)
        => await table.GetEntityIfExistsAsync<TableEntity>(Partition, Head, cancellationToken: cancellationToken) is { HasValue: true, Value: { } head }
            ? (head["Number"] as long? ?? 0, TextIn(head, "Hash"), head.ETag)
            : (0, AuditSeal.Origin, null);

    private static async Task<bool> TryWriteAsync(TableClient table, IReadOnlyList<AuditLine> lines, ETag? head)
    {
        var top = new TableEntity(Partition, Head) { ["Number"] = lines[^1].Number, ["Hash"] = lines[^1].Hash };
        try
        {
            await table.SubmitTransactionAsync(
            [
                .. lines.SelectMany(line => new TableTransactionAction[]
                {
                    new(TableTransactionActionType.Add, ToRow(line)),
                    new(TableTransactionActionType.Add, new TableEntity(Partition, IdRow(line.Event.Id)) { ["Line"] = RowOf(line.Number) }),
                }),
                head is { } tag ? new(TableTransactionActionType.UpdateReplace, top, tag) : new(TableTransactionActionType.Add, top),
            ]);
            return true;
        }
        catch (RequestFailedException taken) when (taken.Status is 409 or 412)
        {
            return false;
        }
    }

    private static async ValueTask<bool> IsKnownAsync(TableClient table, AuditEvent happened, CancellationToken cancellationToken)
        => (await table.GetEntityIfExistsAsync<TableEntity>(Partition, IdRow(happened.Id), select: ["RowKey"], cancellationToken)).HasValue;

    private static TableEntity ToRow(AuditLine line) => new(Partition, RowOf(line.Number))
    {
        ["Id"] = line.Event.Id,
        // As a text: the table keeps less of an instant than the hash covers.
        ["At"] = line.Event.At.UtcTicks.ToString(CultureInfo.InvariantCulture),
        ["Who"] = line.Event.Who,
        ["Action"] = line.Event.Action,
        ["Target"] = line.Event.Target,
        ["Details"] = line.Event.Details,
        ["Hash"] = line.Hash,
    };

    private static string RowOf(long number) => $"{Lines}{(long.MaxValue - number).ToString("D19", CultureInfo.InvariantCulture)}";

    private static string IdRow(string id) => Ids + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)));

    // Whatever somebody made of a row, it is a line: one that does not hash to what it should.
    private static AuditLine ToLine(TableEntity row) => new(
        NumberOf(row.RowKey),
        new(TextIn(row, "Id"), TimeIn(row), TextIn(row, "Who"), TextIn(row, "Action"), TextIn(row, "Target"), TextIn(row, "Details")),
        TextIn(row, "Hash"));

    private static long NumberOf(string row) => long.TryParse(row[Lines.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var fromTop) ? long.MaxValue - fromTop : 0;

    private static string TextIn(TableEntity row, string column) => row[column] as string ?? "";

    private static DateTimeOffset TimeIn(TableEntity row)
        => long.TryParse(TextIn(row, "At"), NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTimeOffset.MaxValue.Ticks
            ? new(ticks, TimeSpan.Zero)
            : DateTimeOffset.MinValue;
}
