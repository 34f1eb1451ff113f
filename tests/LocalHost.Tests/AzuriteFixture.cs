using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Escouade.LocalHost;
using Escouade.LocalHost.Storage;

[assembly: AssemblyFixture(typeof(AzuriteFixture))]

namespace Escouade.LocalHost;

/// <summary>One storage, in memory, for all tests; each test names its own containers and queues.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private Azurite? azurite;

    internal string ConnectionString => azurite!.ConnectionString;

    public async ValueTask InitializeAsync() => azurite = await Azurite.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (azurite is not null)
            await azurite.DisposeAsync();
    }

    internal static string UniqueName(string prefix) => $"{prefix}-{Guid.NewGuid():N}";

    internal QueueClient Queue(string name)
        => new(ConnectionString, name, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });

    internal async Task<QueueClient> CreateQueueAsync(string name)
    {
        var queue = Queue(name);
        await queue.CreateIfNotExistsAsync(cancellationToken: TestContext.Current.CancellationToken);
        return queue;
    }

    internal async Task<BlobContainerClient> CreateContainerAsync(string name)
    {
        var container = new BlobContainerClient(ConnectionString, name);
        await container.CreateIfNotExistsAsync(cancellationToken: TestContext.Current.CancellationToken);
        return container;
    }
}
