using System.Collections.Concurrent;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Sas;
using Azure.Storage.Queues;
using Microsoft.Extensions.Options;

namespace Escouade.Platform.Storage;

/// <summary>The clients of the storage that the platform uses, made when first asked for.</summary>
/// <remarks>On Azurite what is missing is created at the first write; in the cloud the infrastructure has made it.</remarks>
internal sealed class StorageAccounts
{
    private readonly ConcurrentDictionary<string, Lazy<Task<BlobContainerClient>>> containers = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<TableClient>>> tables = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<QueueClient>>> queues = new();
    private readonly Lazy<BlobServiceClient> privateBlobs;
    private readonly Lazy<BlobServiceClient> publicBlobs;
    private readonly Lazy<TableServiceClient> tableService;
    private readonly Lazy<QueueServiceClient> queueService;
    private readonly Lazy<TokenCredential> identity;
    private readonly string? publicConnection;

    public StorageAccounts(IOptions<StorageOptions> options)
    {
        var names = options.Value;
        CreatesWhatIsMissing = names.ConnectionString is { Length: > 0 };
        publicConnection = names.PublicConnectionString is { Length: > 0 } connection ? connection : names.ConnectionString;
        identity = new(() => names.SignsInAsPerson ? new AzureCliCredential() : new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned));
        privateBlobs = new(() => Blobs(names.ConnectionString, names.AccountName));
        publicBlobs = new(() => Blobs(publicConnection, names.PublicAccountName));
        tableService = new(() => Tables(names));
        queueService = new(() => Queues(names));
    }

    /// <summary>Whether this storage is Azurite, which begins with nothing.</summary>
    public bool CreatesWhatIsMissing { get; }

    /// <summary>Address of the public account's blobs, without a trailing slash.</summary>
    public string PublicAddress => field ??= AddressOfPublicBlobs();

    /// <summary>A container to read from; on Azurite it may not exist yet.</summary>
    public BlobContainerClient Container(string name)
        => (StorageNames.PublicContainers.Contains(name) ? publicBlobs.Value : privateBlobs.Value).GetBlobContainerClient(name);

    /// <summary>A container to write to.</summary>
    public Task<BlobContainerClient> ContainerToWriteAsync(string name) => OnceAsync(containers, name, async () =>
    {
        var container = Container(name);
        if (CreatesWhatIsMissing)
            await container.CreateIfNotExistsAsync(StorageNames.PublicContainers.Contains(name) ? PublicAccessType.Blob : PublicAccessType.None);
        return container;
    });

    /// <summary>The address of one blob with a signature that lets whoever holds it do these things, and nothing else.</summary>
    /// <remarks>In the cloud the app's own identity signs, and can be revoked; on Azurite, which knows no identities, the account's key.</remarks>
    public async Task<Uri> SignAsync(string container, string blob, BlobSasPermissions permissions, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var client = Container(container).GetBlobClient(blob);
        var signature = new BlobSasBuilder(permissions, until) { BlobContainerName = container, BlobName = blob, Resource = "b" };
        if (client.CanGenerateSasUri)
            return client.GenerateSasUri(signature);
        signature.Protocol = SasProtocol.Https;
        var key = await privateBlobs.Value.GetUserDelegationKeyAsync(startsOn: null, until, cancellationToken);
        return new BlobUriBuilder(client.Uri) { Sas = signature.ToSasQueryParameters(key, client.AccountName) }.ToUri();
    }

    /// <summary>A table to read from; on Azurite it may not exist yet, see <see cref="TableQueries"/>.</summary>
    public TableClient Table(string name) => tableService.Value.GetTableClient(name);

    /// <summary>A table to write to.</summary>
    public Task<TableClient> TableToWriteAsync(string name) => OnceAsync(tables, name, async () =>
    {
        var table = Table(name);
        if (CreatesWhatIsMissing)
            await table.CreateIfNotExistsAsync();
        return table;
    });

    public Task<QueueClient> QueueAsync(string name) => OnceAsync(queues, name, async () =>
    {
        var queue = queueService.Value.GetQueueClient(name);
        if (CreatesWhatIsMissing)
            await queue.CreateIfNotExistsAsync();
        return queue;
    });

    private string AddressOfPublicBlobs()
    {
        // Known without the SDK where it can be: who only reads what is public does not wait for it to load.
        var endpoint = publicConnection?.Split(';').Select(part => part.Split('=', 2)).FirstOrDefault(part => part is ["BlobEndpoint", _]);
        return (endpoint is [_, var address] ? address : publicBlobs.Value.Uri.AbsoluteUri).TrimEnd('/');
    }

    private BlobServiceClient Blobs(string? connectionString, string? account) => connectionString is { Length: > 0 }
        ? new(connectionString)
        : new(Endpoint(account, "blob"), identity.Value);

    private TableServiceClient Tables(StorageOptions names) => names.ConnectionString is { Length: > 0 } connection
        ? new(connection)
        : new(Endpoint(names.AccountName, "table"), identity.Value);

    private QueueServiceClient Queues(StorageOptions names)
    {
        // The Functions host reads its queues as base64 (host.json, messageEncoding).
        var encoding = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 };
        // The host sets aside what is not base64, as it is: to be passed over, not to fail those beside it.
        encoding.MessageDecodingFailed += _ => Task.CompletedTask;
        return names.ConnectionString is { Length: > 0 } connection
            ? new(connection, encoding)
            : new(Endpoint(names.AccountName, "queue"), identity.Value, encoding);
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
