using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using Escouade.Platform.Storage;
using Microsoft.Extensions.Caching.Memory;

namespace Escouade.Content.Entries;

/// <summary>Heads and slugs in tables, revisions in blobs.</summary>
internal sealed class TableEntryStore(StorageAccounts storage) : IEntryStore, IDisposable
{
    private const string OnlyRow = "head";
    private const string PublishedColumn = "IsPublished";

    // A revision is read a moment after it was saved, to be projected; it never changes, so that what is here cannot be old.
    private readonly MemoryCache revisions = new(new MemoryCacheOptions { SizeLimit = 16 * 1024 * 1024 });

    public async Task<EntryHead?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var table = storage.Table(StorageNames.Entries);
        var row = await table.GetEntityIfExistsAsync<TableEntity>(id, OnlyRow, cancellationToken: cancellationToken);
        return row.HasValue ? Read(row.Value!) : null;
    }

    public async Task<EntryHead?> CommitAsync(EntryHead head, CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.Entries);
        try
        {
            var response = head.ETag is null
                ? await table.AddEntityAsync(Write(head), cancellationToken)
                : await table.UpdateEntityAsync(Write(head), new ETag(head.ETag), TableUpdateMode.Replace, cancellationToken);
            return head with { ETag = response.Headers.ETag?.ToString() };
        }
        catch (RequestFailedException conflict) when (conflict.Status is 409 or 412)
        {
            return null;
        }
    }

    public async Task<string> SaveRevisionAsync(EntryDocument document, CancellationToken cancellationToken)
    {
        var (hash, json) = RevisionHash.Of(document);
        var container = await storage.ContainerToWriteAsync(StorageNames.Content);
        try
        {
            await container.GetBlobClient(RevisionName(hash)).UploadAsync(new BinaryData(json), new BlobUploadOptions
            {
                HttpHeaders = new() { ContentType = "application/json" },
                Conditions = new() { IfNoneMatch = ETag.All },
            }, cancellationToken);
        }
        catch (RequestFailedException exists) when (exists.Status is 409 or 412)
        {
            // The same bytes: a revision never changes.
        }
        Keep(hash, document, json.Length);
        return hash;
    }

    public async Task<EntryDocument> ReadRevisionAsync(string hash, CancellationToken cancellationToken)
    {
        if (revisions.TryGetValue(hash, out EntryDocument? kept))
            return kept!;
        var container = storage.Container(StorageNames.Content);
        try
        {
            var blob = await container.GetBlobClient(RevisionName(hash)).DownloadContentAsync(cancellationToken);
            var document = blob.Value.Content.ToObjectFromJson(ContentJson.Default.EntryDocument)!;
            Keep(hash, document, (int)blob.Value.Details.ContentLength);
            return document;
        }
        catch (RequestFailedException missing) when (missing.Status is 404)
        {
            throw new InvalidOperationException($"Revision {hash} is missing from the store.", missing);
        }
    }

    public async Task<bool> ReserveSlugAsync(string slug, string id, CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.Slugs);
        try
        {
            await table.AddEntityAsync(new TableEntity(slug, OnlyRow) { ["EntryId"] = id }, cancellationToken);
            return true;
        }
        catch (RequestFailedException exists) when (exists.Status is 409)
        {
            return await FindIdAsync(slug, cancellationToken) == id;
        }
    }

    public async Task<string?> FindIdAsync(string slug, CancellationToken cancellationToken)
    {
        var table = storage.Table(StorageNames.Slugs);
        var row = await table.GetEntityIfExistsAsync<TableEntity>(slug, OnlyRow, cancellationToken: cancellationToken);
        return row.HasValue ? row.Value!.GetString("EntryId") : null;
    }

    public async IAsyncEnumerable<EntryHead> ListUnprojectedAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var table = storage.Table(StorageNames.Entries);
        await foreach (var row in table.QueryAsync<TableEntity>("IsProjected eq false", cancellationToken: cancellationToken).OrNoneAsync(cancellationToken))
            yield return Read(row);
    }

    public async IAsyncEnumerable<string> ListPublishedIdsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = storage.Table(StorageNames.Entries).QueryAsync<TableEntity>(maxPerPage: 1_000, select: ["PartitionKey", PublishedColumn], cancellationToken: cancellationToken);
        await foreach (var row in rows.OrNoneAsync(cancellationToken))
        {
            if (IsPublished(row))
                yield return row.PartitionKey;
        }
    }

    public void Dispose() => revisions.Dispose();

    private void Keep(string hash, EntryDocument document, int size)
        => revisions.Set(hash, document, new MemoryCacheEntryOptions { Size = size, SlidingExpiration = TimeSpan.FromMinutes(1) });

    private static string RevisionName(string hash) => $"revisions/{hash}.json";

    private static TableEntity Write(EntryHead head) => new(head.Id, OnlyRow)
    {
        ["Slug"] = head.Slug,
        ["WantedSlug"] = head.WantedSlug,
        ["Revision"] = head.Revision,
        ["Number"] = head.Number,
        ["PublishedAt"] = head.PublishedAt,
        ["UpdatedAt"] = head.UpdatedAt,
        ["FormerSlugs"] = string.Join(' ', head.FormerSlugs),
        ["Listed"] = JsonSerializer.Serialize(head.Listed, ContentJson.Default.IReadOnlyListListRow),
        ["IsProjected"] = head.IsProjected,
        [PublishedColumn] = head.IsPublished,
        ["PublishedBy"] = head.PublishedBy,
        ["Pending"] = head.Pending.Count == 0 ? null : JsonSerializer.Serialize(head.Pending, ContentJson.Wire.IReadOnlyListAuditEvent),
    };

    private static EntryHead Read(TableEntity row) => new(
        row.PartitionKey,
        row.GetString("Slug"),
        row.GetString("WantedSlug"),
        row.GetString("Revision"),
        row.GetInt32("Number")!.Value,
        row.GetDateTimeOffset("PublishedAt")!.Value,
        row.GetDateTimeOffset("UpdatedAt")!.Value,
        row.GetString("FormerSlugs").Split(' ', StringSplitOptions.RemoveEmptyEntries),
        JsonSerializer.Deserialize(row.GetString("Listed"), ContentJson.Default.IReadOnlyListListRow)!,
        row.GetBoolean("IsProjected")!.Value,
        row.ETag.ToString())
    {
        IsPublished = IsPublished(row),
        PublishedBy = row.GetString("PublishedBy") ?? "",
        Pending = row.GetString("Pending") is { } pending ? JsonSerializer.Deserialize(pending, ContentJson.Wire.IReadOnlyListAuditEvent)! : [],
    };

    // A row from before anything could be unpublished has no such column.
    private static bool IsPublished(TableEntity row) => row.GetBoolean(PublishedColumn) is not false;
}
