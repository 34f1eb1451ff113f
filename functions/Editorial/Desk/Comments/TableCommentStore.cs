using System.Text.Json;
using Azure.Data.Tables;
using Escouade.Platform.Storage;

namespace Escouade.Editorial.Desk.Comments;

/// <summary>A partition of the desk's table for each entry.</summary>
internal sealed class TableCommentStore(StorageAccounts storage) : ICommentStore
{
    private const string Column = "Comment";

    public IAsyncEnumerable<Comment> ListAsync(string entry, CancellationToken cancellationToken)
        => storage.Table(StorageNames.Desk).QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {PartitionOf(entry)}"), cancellationToken: cancellationToken)
            .OrNoneAsync(cancellationToken).Select(ToComment).OrderBy(comment => comment.At);

    public async Task<Comment?> FindAsync(string entry, string id, CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.Desk);
        var row = await table.GetEntityIfExistsAsync<TableEntity>(PartitionOf(entry), id, cancellationToken: cancellationToken);
        return row.HasValue ? ToComment(row.Value!) : null;
    }

    public async Task<Comment> AddAsync(string entry, Comment comment, CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.Desk);
        return await table.TrySaveAsync(ToRow(entry, comment), tag: null, cancellationToken) ? comment : await FindAsync(entry, comment.Id, cancellationToken) ?? comment;
    }

    public async Task SaveAsync(string entry, Comment comment, CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.Desk);
        await table.UpsertEntityAsync(ToRow(entry, comment), TableUpdateMode.Replace, cancellationToken);
    }

    public async Task RemoveAllAsync(string entry, CancellationToken cancellationToken)
        => await (await storage.TableToWriteAsync(StorageNames.Desk)).RemovePartitionAsync(PartitionOf(entry), cancellationToken);

    private static string PartitionOf(string entry) => $"comments-{entry}";

    private static TableEntity ToRow(string entry, Comment comment) => new(PartitionOf(entry), comment.Id) { [Column] = JsonSerializer.Serialize(comment, DeskJson.Wire.Comment) };

    private static Comment ToComment(TableEntity row) => JsonSerializer.Deserialize(row.GetString(Column), DeskJson.Wire.Comment)!;
}
