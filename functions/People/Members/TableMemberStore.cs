using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Escouade.Platform.Storage;

namespace Escouade.People.Members;

/// <summary>Partitions of the table of people: a row a member, a row an account that somebody signs in with, a row an address of a profile.</summary>
internal sealed class TableMemberStore(StorageAccounts storage) : IMemberStore
{
    private const string Members = "member";
    private const string Accounts = "account";
    private const string Slugs = "slug";
    private const string Id = "Id";
    private const string Address = "Address";

    public async Task<Member?> FindAsync(string id, CancellationToken cancellationToken)
        // Whoever is no member has an id from elsewhere, which may be no key of a row.
        => id.Length == 64 && id.All(char.IsAsciiHexDigitLower) && await FindRowAsync(Members, id, cancellationToken) is { } row ? ToMember(row) : null;

    public Task<IReadOnlyList<Member>> ListAsync(CancellationToken cancellationToken) => ListAsync("", cancellationToken);

    public Task<IReadOnlyList<Member>> ListPendingAsync(CancellationToken cancellationToken) => ListAsync(" and IsPending eq true", cancellationToken);

    public async Task<bool> SaveAsync(Member member, CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.People);
        var row = new TableEntity(Members, member.Id) { ["Member"] = JsonSerializer.Serialize(member, PeopleJson.Wire.Member), ["IsPending"] = member.Pending is not null };
        return await table.TrySaveAsync(row, member.ETag, cancellationToken);
    }

    public async Task<string?> FindIdAsync(string account, CancellationToken cancellationToken) => (await FindRowAsync(Accounts, account, cancellationToken))?.GetString(Id);

    public async Task<string?> FindIdByAddressAsync(string address, CancellationToken cancellationToken)
        => (await storage.Table(StorageNames.People).QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Accounts} and Address eq {address}"), cancellationToken: cancellationToken)
            .OrNoneAsync(cancellationToken).FirstOrDefaultAsync(cancellationToken))?.GetString(Id);

    public async Task<bool> LinkAsync(string account, string id, string? address, CancellationToken cancellationToken)
    {
        if (!await TakeAsync(Accounts, account, id, cancellationToken, address))
            return false;
        var table = storage.Table(StorageNames.People);
        await foreach (var row in table.QueryAsync<TableEntity>($"PartitionKey eq '{Accounts}' and {Id} eq '{id}'", cancellationToken: cancellationToken))
        {
            // Whoever was let in by mistake goes when the right one comes.
            if (row.RowKey != account)
                await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: cancellationToken);
        }
        return true;
    }

    public async Task UnlinkAsync(string account, string id, CancellationToken cancellationToken)
    {
        if (await FindRowAsync(Accounts, account, cancellationToken) is not { } row || row.GetString(Id) != id)
            return;
        try
        {
            await storage.Table(StorageNames.People).DeleteEntityAsync(row.PartitionKey, row.RowKey, row.ETag, cancellationToken);
        }
        catch (RequestFailedException taken) when (taken.Status is 404 or 412)
        {
            // Somebody else's by now.
        }
    }

    public Task<bool> ReserveAsync(string slug, string id, CancellationToken cancellationToken) => TakeAsync(Slugs, slug, id, cancellationToken);

    /// <returns>False where it is somebody else's.</returns>
    private async Task<bool> TakeAsync(string partition, string key, string id, CancellationToken cancellationToken, string? address = null)
    {
        var table = await storage.TableToWriteAsync(StorageNames.People);
        try
        {
            await table.AddEntityAsync(new TableEntity(partition, key) { [Id] = id, [Address] = address }, cancellationToken);
            return true;
        }
        catch (RequestFailedException taken) when (taken.Status is 409)
        {
            return (await FindRowAsync(partition, key, cancellationToken))?.GetString(Id) == id;
        }
    }

    private async Task<TableEntity?> FindRowAsync(string partition, string key, CancellationToken cancellationToken)
    {
        try
        {
            var row = await storage.Table(StorageNames.People).GetEntityIfExistsAsync<TableEntity>(partition, key, cancellationToken: cancellationToken);
            return row.HasValue ? row.Value : null;
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == "TableNotFound")
        {
            return null;
        }
    }

    private async Task<IReadOnlyList<Member>> ListAsync(string filter, CancellationToken cancellationToken)
        => await storage.Table(StorageNames.People).QueryAsync<TableEntity>($"PartitionKey eq '{Members}'{filter}", cancellationToken: cancellationToken)
            .OrNoneAsync(cancellationToken)
            .Select(ToMember)
            .ToListAsync(cancellationToken);

    private static Member ToMember(TableEntity row) => JsonSerializer.Deserialize(row.GetString("Member"), PeopleJson.Wire.Member)! with { ETag = row.ETag.ToString() };
}
