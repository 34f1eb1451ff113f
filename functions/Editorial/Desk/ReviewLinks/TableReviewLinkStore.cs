using System.Text.Json;
using Azure.Data.Tables;
using Escouade.Platform.Storage;

namespace Escouade.Editorial.Desk.ReviewLinks;

/// <summary>A partition of the desk's table for each entry.</summary>
internal sealed class TableReviewLinkStore(StorageAccounts storage) : IReviewLinkStore
{
    private const string Partition = "review-";

    public async Task<ReviewLink?> FindAsync(string entry, string id, CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.Desk);
        var row = await table.GetEntityIfExistsAsync<TableEntity>(Partition + entry, id, cancellationToken: cancellationToken);
        return row.HasValue ? ToLink(row.Value!) : null;
    }

    public Task<IReadOnlyList<ReviewLink>> ListAsync(string entry, CancellationToken cancellationToken)
        => QueryAsync(TableClient.CreateQueryFilter($"PartitionKey eq {Partition + entry}"), cancellationToken);

    public Task<IReadOnlyList<ReviewLink>> ListPendingAsync(CancellationToken cancellationToken)
        => QueryAsync(TableClient.CreateQueryFilter($"PartitionKey ge {Partition} and PartitionKey lt {"review."} and IsPending eq true"), cancellationToken);

    public async Task<bool> SaveAsync(ReviewLink link, CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.Desk);
        var row = new TableEntity(Partition + link.Entry, link.Id) { ["Link"] = JsonSerializer.Serialize(link, DeskJson.Wire.ReviewLink), ["IsPending"] = link.Pending is not null };
        return await table.TrySaveAsync(row, link.ETag, cancellationToken);
    }

    public async Task RemoveAllAsync(string entry, CancellationToken cancellationToken)
        => await (await storage.TableToWriteAsync(StorageNames.Desk)).RemovePartitionAsync(Partition + entry, cancellationToken);

    private async Task<IReadOnlyList<ReviewLink>> QueryAsync(string filter, CancellationToken cancellationToken)
        => await storage.Table(StorageNames.Desk).QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken).OrNoneAsync(cancellationToken).Select(ToLink).ToListAsync(cancellationToken);

    private static ReviewLink ToLink(TableEntity row) => JsonSerializer.Deserialize(row.GetString("Link"), DeskJson.Wire.ReviewLink)! with { ETag = row.ETag.ToString() };
}
