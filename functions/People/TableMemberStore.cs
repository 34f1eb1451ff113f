using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Escouade.Platform.Storage;

namespace Escouade.People;

/// <summary>Members as rows of one partition of the table of people; the key is a hash, since keys stand in addresses and logs.</summary>
internal sealed class TableMemberStore(StorageAccounts storage) : IMemberStore
{
    private const string Partition = "member";

    public async Task<Member?> FindAsync(string email, CancellationToken cancellationToken)
    {
        try
        {
            var row = await storage.Table(StorageNames.People).GetEntityIfExistsAsync<TableEntity>(Partition, RowOf(email), cancellationToken: cancellationToken);
            return row.HasValue ? ToMember(row.Value!) : null;
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == "TableNotFound")
        {
            return null;
        }
    }

    public Task<IReadOnlyList<Member>> ListAsync(CancellationToken cancellationToken) => ListAsync("", cancellationToken);

    public Task<IReadOnlyList<Member>> ListPendingAsync(CancellationToken cancellationToken) => ListAsync(" and Pending ne ''", cancellationToken);

    public async Task<bool> SaveAsync(Member member, CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.People);
        var row = new TableEntity(Partition, RowOf(member.Email))
        {
            ["Email"] = Member.Normalise(member.Email),
            ["Roles"] = string.Join(' ', member.Roles),
            ["UpdatedAt"] = member.UpdatedAt,
            ["Change"] = member.Change,
            ["Pending"] = member.Pending is { } pending ? JsonSerializer.Serialize(pending, PeopleJson.Wire.AuditEvent) : "",
        };
        try
        {
            if (member.ETag is { } tag)
                await table.UpdateEntityAsync(row, new ETag(tag), TableUpdateMode.Replace, cancellationToken);
            else
                await table.AddEntityAsync(row, cancellationToken);
            return true;
        }
        catch (RequestFailedException taken) when (taken.Status is 409 or 412)
        {
            return false;
        }
    }

    private async Task<IReadOnlyList<Member>> ListAsync(string filter, CancellationToken cancellationToken)
        => await storage.Table(StorageNames.People).QueryAsync<TableEntity>($"PartitionKey eq '{Partition}'{filter}", cancellationToken: cancellationToken)
            .OrNoneAsync(cancellationToken)
            .Select(ToMember)
            .OrderBy(member => member.Email)
            .ToListAsync(cancellationToken);

    private static string RowOf(string email) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Member.Normalise(email))));

    private static Member ToMember(TableEntity row)
        => new(row.GetString("Email"), row.GetString("Roles").Split(' ', StringSplitOptions.RemoveEmptyEntries), row.GetDateTimeOffset("UpdatedAt")!.Value, row.GetInt32("Change")!.Value,
            row.GetString("Pending") is { Length: > 0 } pending ? JsonSerializer.Deserialize(pending, PeopleJson.Wire.AuditEvent) : null, row.ETag.ToString());
}
