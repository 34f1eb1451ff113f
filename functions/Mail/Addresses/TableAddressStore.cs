using Azure;
using Azure.Data.Tables;
using Escouade.Platform.Mail;
using Escouade.Platform.Storage;

namespace Escouade.Mail.Addresses;

/// <summary>A row an address and a row a token; the keys of both are hashes, since keys stand in addresses and logs.</summary>
internal sealed class TableAddressStore(StorageAccounts storage) : IAddressStore
{
    private const string ByAddress = "address";
    private const string ByToken = "token";

    public async Task<string> KeepAsync(string email, CancellationToken cancellationToken)
    {
        var key = EmailAddress.Key(email);
        if (await FindAsync(key, cancellationToken) is not null)
            return key;
        var table = await storage.TableToWriteAsync(StorageNames.Addresses);
        try
        {
            await table.AddEntityAsync(new TableEntity(ByAddress, key) { ["Email"] = EmailAddress.Normalise(email) }, cancellationToken);
        }
        catch (RequestFailedException taken) when (taken.Status is 409)
        {
            // Somebody stored the same address meanwhile.
        }
        return key;
    }

    public async Task<KnownAddress?> FindAsync(string key, CancellationToken cancellationToken)
        => await FindRowAsync(ByAddress, key, cancellationToken) is { } row ? ToAddress(row) : null;

    public async Task<bool> SaveAsync(KnownAddress address, CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.Addresses);
        var row = new TableEntity(ByAddress, EmailAddress.Key(address.Email)) { ["Email"] = address.Email };
        if (address.Consent is { } consent)
            (row["ConsentAt"], row["Wording"], row["WithdrawnAt"]) = (consent.At, consent.Wording, consent.WithdrawnAt);
        try
        {
            await table.UpdateEntityAsync(row, new ETag(address.ETag), TableUpdateMode.Replace, cancellationToken);
            return true;
        }
        catch (RequestFailedException taken) when (taken.Status is 412)
        {
            return false;
        }
    }

    public async Task AddTokenAsync(string hash, string key, CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.Addresses);
        await table.AddEntityAsync(new TableEntity(ByToken, hash) { ["Address"] = key }, cancellationToken);
    }

    public async Task<KnownAddress?> FindByTokenAsync(string hash, CancellationToken cancellationToken)
        => await FindRowAsync(ByToken, hash, cancellationToken) is { } row ? await FindAsync(row.GetString("Address"), cancellationToken) : null;

    private async Task<TableEntity?> FindRowAsync(string partition, string key, CancellationToken cancellationToken)
    {
        try
        {
            var row = await storage.Table(StorageNames.Addresses).GetEntityIfExistsAsync<TableEntity>(partition, key, cancellationToken: cancellationToken);
            return row.HasValue ? row.Value : null;
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == "TableNotFound")
        {
            return null;
        }
    }

    private static KnownAddress ToAddress(TableEntity row) => new(
        row.GetString("Email"),
        row.GetDateTimeOffset("ConsentAt") is { } at ? new(at, row.GetString("Wording"), row.GetDateTimeOffset("WithdrawnAt")) : null,
        row.ETag.ToString());
}
