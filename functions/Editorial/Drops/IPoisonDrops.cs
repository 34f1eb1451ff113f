using System.Text.Json;
using Escouade.Platform.Storage;

namespace Escouade.Editorial.Drops;

/// <summary>The drops that the host gave up on.</summary>
internal interface IPoisonDrops
{
    /// <summary>Every drop that waits now, each hidden from others while it is taken care of.</summary>
    IAsyncEnumerable<PoisonDrop> TakeAsync(CancellationToken cancellationToken);
}

/// <param name="DoneAsync">Takes it off the queue for good.</param>
internal sealed record PoisonDrop(string Name, Func<Task> DoneAsync);

/// <summary>The queue that the host itself writes, in the host's own form.</summary>
internal sealed class QueuePoisonDrops(StorageAccounts storage) : IPoisonDrops
{
    // A drop that is replayed while the outage lasts fails again, and waits in the poison queue of the replays.
    private static readonly (string Queue, Func<string, string?> NameIn)[] Queues =
        [(StorageNames.PoisonDrops, NameInEvent), (StorageNames.PoisonReplays, NameInMessage)];

    public async IAsyncEnumerable<PoisonDrop> TakeAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (name, nameIn) in Queues)
        {
            var queue = await storage.QueueAsync(name);
            while ((await queue.ReceiveMessagesAsync(maxMessages: 32, visibilityTimeout: TimeSpan.FromMinutes(1), cancellationToken)).Value is { Length: > 0 } messages)
            {
                foreach (var message in messages)
                {
                    if (nameIn(message.MessageText) is { } drop)
                        yield return new(drop, () => queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, CancellationToken.None));
                }
            }
        }
    }

    private static string? NameInMessage(string text) => JsonSerializer.Deserialize(text, EditorialJson.Default.IngestDropMessage)?.Name;

    private static string? NameInEvent(string text)
    {
        using var message = JsonDocument.Parse(text);
        var root = message.RootElement;
        return root.GetProperty("ContainerName").GetString() == StorageNames.Inbox ? root.GetProperty("BlobName").GetString() : null;
    }
}
