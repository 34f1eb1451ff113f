using System.Runtime.CompilerServices;
using Escouade.Platform.Storage;

namespace Escouade.Editorial.Drops;

/// <summary>The drops that the host gave up on after five failures of ours.</summary>
internal sealed class PoisonDrops(IPoisonQueues queues)
{
    // A drop that is replayed while the outage lasts fails again, and waits in the poison queue of the replays.
    private static readonly (string Queue, Func<PoisonMessage, string?> NameIn)[] Queues =
        [(StorageNames.PoisonDrops, NameInEvent), (StorageNames.PoisonReplays, NameInMessage)];

    /// <returns>The names of those that wait, at most 64: enough to know that something is to be done.</returns>
    public async Task<IReadOnlyList<string>> PeekAsync(CancellationToken cancellationToken)
    {
        var waiting = await Task.WhenAll(Queues.Select(async queue => (await queues.PeekAsync(queue.Queue, cancellationToken)).Select(queue.NameIn)));
        return [.. waiting.SelectMany(names => names).OfType<string>().Distinct()];
    }

    /// <summary>Every drop that waits now, with what takes it off the queue once it is taken up again.</summary>
    public async IAsyncEnumerable<(string Name, Func<Task> DoneAsync)> TakeAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (queue, nameIn) in Queues)
        {
            await foreach (var (message, doneAsync) in queues.TakeAsync(queue, cancellationToken))
            {
                if (nameIn(message) is { } name)
                    yield return (name, doneAsync);
            }
        }
    }

    private static string? NameInMessage(PoisonMessage message) => message.Read(EditorialJson.Default.IngestDropMessage)?.Name;

    private static string? NameInEvent(PoisonMessage message)
        => message.Read(EditorialJson.Default.PoisonDropsBlobEvent) is { ContainerName: StorageNames.Inbox } dropped ? dropped.BlobName : null;

    /// <summary>What the host writes of a blob event that it gave up on.</summary>
    internal sealed record BlobEvent(string? ContainerName, string? BlobName);
}
