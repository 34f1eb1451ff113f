using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Escouade.Platform.Storage;

/// <summary>The messages that the host gave up on after five tries; it keeps those of queue <c>name</c> in <c>name-poison</c>.</summary>
internal interface IPoisonQueues
{
    /// <returns>At most 32 messages that wait, the oldest first; they stay where they are.</returns>
    Task<IReadOnlyList<PoisonMessage>> PeekAsync(string queue, CancellationToken cancellationToken);

    /// <summary>Every message that waits now, each hidden from others for a minute while it is taken care of.</summary>
    IAsyncEnumerable<TakenMessage> TakeAsync(string queue, CancellationToken cancellationToken);
}

/// <param name="DoneAsync">Takes it off the queue for good.</param>
internal sealed record TakenMessage(PoisonMessage Message, Func<Task> DoneAsync);

internal sealed record PoisonMessage(string Text)
{
    /// <returns>What it says; null where that cannot be read, and is left for people to look at.</returns>
    public T? Read<T>(JsonTypeInfo<T> json)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(Text, json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

internal sealed class StoragePoisonQueues(StorageAccounts storage) : IPoisonQueues
{
    // As many as the service gives at once.
    private const int Most = 32;

    public async Task<IReadOnlyList<PoisonMessage>> PeekAsync(string queue, CancellationToken cancellationToken)
        => [.. (await (await storage.QueueAsync(queue)).PeekMessagesAsync(Most, cancellationToken)).Value.Select(message => new PoisonMessage(message.MessageText))];

    public async IAsyncEnumerable<TakenMessage> TakeAsync(string queue, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var client = await storage.QueueAsync(queue);
        while ((await client.ReceiveMessagesAsync(Most, visibilityTimeout: TimeSpan.FromMinutes(1), cancellationToken)).Value is { Length: > 0 } messages)
        {
            foreach (var message in messages)
                yield return new(new(message.MessageText), () => client.DeleteMessageAsync(message.MessageId, message.PopReceipt, CancellationToken.None));
        }
    }
}
