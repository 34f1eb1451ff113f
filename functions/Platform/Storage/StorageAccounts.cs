using System.Collections.Concurrent;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;
using Microsoft.Extensions.Options;

namespace Escouade.Platform.Storage;

/// <summary>The clients of the storage that the platform uses, made when first asked for.</summary>
/// <remarks>On Azurite what is missing is created at the first use; in the cloud the infrastructure has made it.</remarks>
internal sealed class StorageAccounts(IOptions<StorageOptions> options)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<BlobContainerClient>>> containers = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<TableClient>>> tables = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<QueueClient>>> queues = new();
    private readonly Lazy<TokenCredential> identity = new(() => new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned));

    private StorageOptions Options => options.Value;

    private bool CreatesWhatIsMissing => Options.ConnectionString is not null;

    /// <summary>Address of the public account's blobs, without a trailing slash.</summary>
    public string PublicAddress => PublicBlobs().Uri.AbsoluteUri.TrimEnd('/');

    public Task<BlobContainerClient> ContainerAsync(string name) => OnceAsync(containers, name, async () =>
    {
        var isPublic = StorageNames.PublicContainers.Contains(name);
        var container = (isPublic ? PublicBlobs() : PrivateBlobs()).GetBlobContainerClient(name);
        if (CreatesWhatIsMissing)
            await container.CreateIfNotExistsAsync(isPublic ? PublicAccessType.Blob : PublicAccessType.None);
        return container;
    });

    public Task<TableClient> TableAsync(string name) => OnceAsync(tables, name, async () =>
    {
        var table = Tables().GetTableClient(name);
        if (CreatesWhatIsMissing)
            await table.CreateIfNotExistsAsync();
        return table;
    });

    public Task<QueueClient> QueueAsync(string name) => OnceAsync(queues, name, async () =>
    {
        var queue = Queues().GetQueueClient(name);
        if (CreatesWhatIsMissing)
            await queue.CreateIfNotExistsAsync();
        return queue;
    });

    private BlobServiceClient PrivateBlobs() => Options.ConnectionString is { } connection
        ? new(connection)
        : new(Endpoint(Options.AccountName, "blob"), identity.Value);

    private BlobServiceClient PublicBlobs() => (Options.PublicConnectionString ?? Options.ConnectionString) is { } connection
        ? new(connection)
        : new(Endpoint(Options.PublicAccountName, "blob"), identity.Value);

    private TableServiceClient Tables() => Options.ConnectionString is { } connection
        ? new(connection)
        : new(Endpoint(Options.AccountName, "table"), identity.Value);

    private QueueServiceClient Queues()
    {
        // The Functions host reads its queues as base64 (host.json, messageEncoding).
        var encoding = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 };
        return Options.ConnectionString is { } connection
            ? new(connection, encoding)
            : new(Endpoint(Options.AccountName, "queue"), identity.Value, encoding);
    }

    private static Uri Endpoint(string? account, string service) => account is null
        ? throw new InvalidOperationException("Set Storage:ConnectionString, or Storage:AccountName and Storage:PublicAccountName.")
        : new($"https://{account}.{service}.core.windows.net");

    private static Task<T> OnceAsync<T>(ConcurrentDictionary<string, Lazy<Task<T>>> clients, string name, Func<Task<T>> makeAsync)
    {
        var client = clients.GetOrAdd(name, _ => new(makeAsync));
        // A storage that was down at the first call must not fail every later one.
        if (client.IsValueCreated && client.Value.IsFaulted)
            clients.TryRemove(new(name, client));
        return client.Value;
    }
}
