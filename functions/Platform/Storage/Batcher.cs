using System.Threading.Channels;

namespace Escouade.Platform.Storage;

/// <summary>Gathers what concurrent callers want written while the last write is under way, and writes it in one go.</summary>
/// <remarks>
/// Nothing waits for a batch to fill: a lone item is written at once. A caller's task ends when its own batch is written, so
/// that a message is not acknowledged before its effect is stored; a failed batch fails all of its callers, who try again.
/// </remarks>
internal sealed class Batcher<T>
{
    private readonly Channel<(T Item, TaskCompletionSource Written)> pending
        = Channel.CreateUnbounded<(T, TaskCompletionSource)>(new() { SingleReader = true });
    private readonly Func<IReadOnlyList<T>, Task> writeAsync;
    private readonly int mostItems;

    public Batcher(int mostItems, Func<IReadOnlyList<T>, Task> writeAsync)
    {
        this.mostItems = mostItems;
        this.writeAsync = writeAsync;
        _ = RunAsync();
    }

    public Task AddAsync(T item)
    {
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        pending.Writer.TryWrite((item, written));
        return written.Task;
    }

    private async Task RunAsync()
    {
        var batch = new List<(T Item, TaskCompletionSource Written)>();
        while (await pending.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < mostItems && pending.Reader.TryRead(out var next))
                batch.Add(next);

            try
            {
                await writeAsync([.. batch.Select(next => next.Item)]);
                batch.ForEach(next => next.Written.SetResult());
            }
            catch (Exception failure)
            {
                batch.ForEach(next => next.Written.SetException(failure));
            }
        }
    }
}
