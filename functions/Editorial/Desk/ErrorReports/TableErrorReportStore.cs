using System.Text.Json;
using Azure.Data.Tables;
using Escouade.Platform.Storage;

namespace Escouade.Editorial.Desk.ErrorReports;

/// <summary>One partition of the desk's table.</summary>
internal sealed class TableErrorReportStore(StorageAccounts storage) : IErrorReportStore
{
    private const string Partition = "error-report";

    public async Task<ErrorReport?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.Desk);
        var row = await table.GetEntityIfExistsAsync<TableEntity>(Partition, id, cancellationToken: cancellationToken);
        return row.HasValue ? ToReport(row.Value!) : null;
    }

    public Task<IReadOnlyList<ErrorReport>> ListAsync(bool isClosed, CancellationToken cancellationToken) => QueryAsync($" and IsClosed eq {(isClosed ? "true" : "false")}", cancellationToken);

    public Task<IReadOnlyList<ErrorReport>> ListPendingAsync(CancellationToken cancellationToken) => QueryAsync(" and IsPending eq true", cancellationToken);

    public async Task<bool> SaveAsync(ErrorReport report, CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.Desk);
        var row = new TableEntity(Partition, report.Id)
        {
            ["Report"] = JsonSerializer.Serialize(report, DeskJson.Wire.ErrorReport),
            ["IsClosed"] = report.Closing is not null,
            ["IsPending"] = report.Pending is not null,
        };
        return await table.TrySaveAsync(row, report.ETag, cancellationToken);
    }

    private async Task<IReadOnlyList<ErrorReport>> QueryAsync(string filter, CancellationToken cancellationToken)
        => await storage.Table(StorageNames.Desk).QueryAsync<TableEntity>($"PartitionKey eq '{Partition}'{filter}", cancellationToken: cancellationToken)
            .OrNoneAsync(cancellationToken).Select(ToReport).OrderBy(report => report.At).ToListAsync(cancellationToken);

    private static ErrorReport ToReport(TableEntity row) => JsonSerializer.Deserialize(row.GetString("Report"), DeskJson.Wire.ErrorReport)! with { ETag = row.ETag.ToString() };
}
