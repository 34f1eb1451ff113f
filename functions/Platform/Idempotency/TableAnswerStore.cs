using Azure;
using Azure.Data.Tables;
using Escouade.Platform.Storage;

namespace Escouade.Platform.Idempotency;

/// <summary>A row a key; its ETag is the claim. A create costs two requests: one adds the row, one puts the answer there.</summary>
internal sealed class TableAnswerStore(StorageAccounts storage, TimeProvider clock) : IAnswerStore
{
    private const string Row = "answer";
    private const string BodyHash = "BodyHash";
    private const string ClaimedUntil = "ClaimedUntil";
    private const string Status = "Status";
    private const string Headers = "Headers";
    private const string Body = "Body";

    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    public async Task<Claim> ClaimAsync(string id, string body, CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.Answers);
        ETag? known = null;
        while (true)
        {
            if (await TryClaimAsync(table, id, body, known, cancellationToken) is { } tag)
                return new(ClaimOutcome.Mine, tag);
            var stored = await table.GetEntityIfExistsAsync<TableEntity>(id, Row, cancellationToken: cancellationToken);
            known = stored.HasValue ? stored.Value!.ETag : null;
            if (stored.HasValue && Judge(stored.Value!, body) is { } claim)
                return claim;
        }
    }

    public async Task KeepAsync(string id, string body, string claim, StoredAnswer answer, CancellationToken cancellationToken)
    {
        var row = NewRow(id, body, clock.GetUtcNow());
        row[Status] = answer.Status;
        row[Headers] = answer.Headers;
        row[Body] = answer.Body;
        await UpdateAsync(row, claim, cancellationToken);
    }

    public async Task DropAsync(string id, string claim, CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.Answers);
        try
        {
            await table.DeleteEntityAsync(id, Row, new ETag(claim), cancellationToken);
        }
        catch (RequestFailedException taken) when (taken.Status is 412)
        {
            // It lapsed, and whoever took it over has it.
        }
    }

    public Task ReleaseAsync(string id, string body, string claim, CancellationToken cancellationToken)
        => UpdateAsync(NewRow(id, body, claimedUntil: clock.GetUtcNow()), claim, cancellationToken);

    /// <returns>Null where the row is free, or was left by a crash.</returns>
    private Claim? Judge(TableEntity row, string body)
    {
        var now = clock.GetUtcNow();
        if (row.GetDateTimeOffset(ExpiringRows.ForgetAt) <= now)
            return null;
        if (row.GetString(BodyHash) != body)
            return new(ClaimOutcome.OtherBody);
        if (row.GetInt32(Status) is { } status)
            return new(ClaimOutcome.Answered, Answer: new(status, row.GetString(Headers), row.GetBinary(Body)));
        return row.GetDateTimeOffset(ClaimedUntil) > now ? new(ClaimOutcome.UnderWay) : null;
    }

    /// <returns>The claim; null where somebody else was quicker, or is there already.</returns>
    private async Task<string?> TryClaimAsync(TableClient table, string id, string body, ETag? known, CancellationToken cancellationToken)
    {
        var row = NewRow(id, body, claimedUntil: clock.GetUtcNow() + IAnswerStore.ClaimedFor);
        try
        {
            var written = known is { } tag
                ? await table.UpdateEntityAsync(row, tag, TableUpdateMode.Replace, cancellationToken)
                : await table.AddEntityAsync(row, cancellationToken);
            return written.Headers.ETag!.Value.ToString();
        }
        catch (RequestFailedException raced) when (raced.Status is 404 or 409 or 412 && raced.ErrorCode != "TableNotFound")
        {
            return null;
        }
    }

    private async Task UpdateAsync(TableEntity row, string claim, CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.Answers);
        try
        {
            await table.UpdateEntityAsync(row, new ETag(claim), TableUpdateMode.Replace, cancellationToken);
        }
        catch (RequestFailedException taken) when (taken.Status is 404 or 412)
        {
            // It lapsed: whoever took it over answers the same.
        }
    }

    private TableEntity NewRow(string id, string body, DateTimeOffset claimedUntil) => new(id, Row)
    {
        [BodyHash] = body,
        [ClaimedUntil] = claimedUntil,
        [ExpiringRows.ForgetAt] = clock.GetUtcNow() + Kept,
    };
}
