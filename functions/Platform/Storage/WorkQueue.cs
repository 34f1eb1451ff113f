using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Escouade.Platform.Storage;

/// <summary>Asks for work that a queue function does later, at least once.</summary>
internal interface IWorkQueue
{
    /// <param name="delay">How long the message stays unseen.</param>
    Task SendAsync<T>(string queue, T message, JsonTypeInfo<T> json, TimeSpan delay = default, CancellationToken cancellationToken = default);
}

internal sealed class StorageWorkQueue(StorageAccounts storage) : IWorkQueue
{
    public async Task SendAsync<T>(string queue, T message, JsonTypeInfo<T> json, TimeSpan delay, CancellationToken cancellationToken)
    {
        var client = await storage.QueueAsync(queue);
        var text = JsonSerializer.Serialize(message, json);
        await client.SendMessageAsync(text, visibilityTimeout: delay, timeToLive: TimeSpan.FromSeconds(-1), cancellationToken);
    }
}
