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
    public async IAsyncEnumerable<PoisonDrop> TakeAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var queue = await storage.QueueAsync(StorageNames.PoisonDrops);
        while ((await queue.ReceiveMessagesAsync(maxMessages: 32, visibilityTimeout: TimeSpan.FromMinutes(1), cancellationToken)).Value is { Length: > 0 } messages)
        {
            foreach (var message in messages)
            {
                if (NameIn(message.MessageText) is { } name)
                    yield return new(name, () => queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, CancellationToken.None));
            }
        }
    }

    private static string? NameIn(string text)
    {
        using var message = JsonDocument.Parse(text);
        var root = message.RootElement;
        return root.GetProperty("ContainerName").GetString() == StorageNames.Inbox ? root.GetProperty("BlobName").GetString() : null;
    }
}
