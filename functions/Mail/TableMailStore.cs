using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Escouade.Content.Lists;
using Escouade.Platform.Storage;

namespace Escouade.Mail;

/// <summary>A row a mail, and while it is not settled a row in a list, both written in one transaction.</summary>
internal sealed class TableMailStore(StorageAccounts storage) : IMailStore
{
    private const string Partition = "mail";
    private const string ById = "id-";
    private const string Waiting = "waiting-";
    private const string Unsettled = "unsettled-";

    public async Task<StoredMail?> FindAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            var row = await storage.Table(StorageNames.Mail).GetEntityIfExistsAsync<TableEntity>(Partition, ById + id, cancellationToken: cancellationToken);
            return row.HasValue && Read(row.Value!) is var mail ? mail with { Version = new(row.Value!.ETag.ToString(), mail.State) } : null;
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == "TableNotFound")
        {
            return null;
        }
    }

    public async Task<StoredMail?> SaveAsync(StoredMail mail, CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.Mail);
        try
        {
            var answers = await table.SubmitTransactionAsync(WritesOf(mail), cancellationToken);
            return mail with { Version = new(answers.Value[0].Headers.ETag!.Value.ToString(), mail.State) };
        }
        catch (RequestFailedException taken) when (taken.Status is 409 or 412)
        {
            return null;
        }
    }

    public IAsyncEnumerable<(string Row, StoredMail Mail)> ListWaitingAsync(CancellationToken cancellationToken) => ListAsync(Waiting, after: null, cancellationToken);

    public IAsyncEnumerable<(string Row, StoredMail Mail)> ListUnsettledAsync(string? after, CancellationToken cancellationToken) => ListAsync(Unsettled, after, cancellationToken);

    private static IEnumerable<TableTransactionAction> WritesOf(StoredMail mail)
    {
        var row = new TableEntity(Partition, ById + mail.Id) { ["Mail"] = Write(mail) };
        yield return mail.Version is { } version ? new(TableTransactionActionType.UpdateReplace, row, new ETag(version.ETag)) : new(TableTransactionActionType.Add, row);

        var place = ListOf(mail.State) is { } list ? list + Row(mail) : null;
        var placeBefore = mail.Version is { } before && ListOf(before.State) is { } listBefore ? listBefore + Row(mail) : null;
        if (placeBefore is not null && placeBefore != place)
            yield return new(TableTransactionActionType.Delete, new TableEntity(Partition, placeBefore), ETag.All);
        if (place is not null)
            yield return new(TableTransactionActionType.UpsertReplace, new TableEntity(Partition, place) { ["Mail"] = Write(mail with { Content = null, Name = null }) });
    }

    private static string? ListOf(MailState state) => state switch
    {
        MailState.Waiting => Waiting,
        MailState.Sending or MailState.Failed or MailState.Uncertain => Unsettled,
        _ => null,
    };

    private async IAsyncEnumerable<(string Row, StoredMail Mail)> ListAsync(string list, string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (from, end) = (list + after, list + ":");
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey gt {from} and RowKey lt {end}");
        await foreach (var row in storage.Table(StorageNames.Mail).QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken).OrNoneAsync(cancellationToken))
            yield return (row.RowKey[list.Length..], Read(row));
    }

    private static string Row(StoredMail mail) => ListKey.Row(mail.AskedAt, mail.Id);

    private static string Write(StoredMail mail) => JsonSerializer.Serialize(mail, MailJson.Wire.StoredMail);

    private static StoredMail Read(TableEntity row) => JsonSerializer.Deserialize(row.GetString("Mail"), MailJson.Wire.StoredMail)!;
}
