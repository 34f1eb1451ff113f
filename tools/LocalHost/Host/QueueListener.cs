using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Text;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Escouade.LocalHost.Texts;

namespace Escouade.LocalHost.Host;

/// <summary>Runs a queue function: batches, back-off, renewed leases, retries, and the poison queue.</summary>
internal sealed class QueueListener(
    string function, QueueTrigger trigger, QueueSettings settings, FunctionInvoker invoker, Chaos chaos, HostOptions options) : IListener
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);

    // A message in hand stays hidden this long, and is renewed at half of it: what a killed host held comes back after it.
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private readonly QueueClient queue = new(trigger.ConnectionString, trigger.Queue);
    private readonly QueueClient poison = new(trigger.ConnectionString, trigger.Queue + "-poison");
    private readonly ConcurrentDictionary<long, Task> working = new();
    private long sequence;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var pause = ShortestPause;
        try
        {
            while (await invoker.IsRunningAsync(cancellationToken))
            {
                if (working.Count > settings.NewBatchThreshold)
                {
                    await Task.WhenAny(working.Values).WaitAsync(cancellationToken);
                    continue;
                }

                var messages = await ReceiveAsync(cancellationToken);
                foreach (var message in messages)
                    Begin(message, cancellationToken);
                if (messages.Length > 0)
                {
                    pause = ShortestPause;
                    continue;
                }

                await Task.Delay(pause, options.Clock, cancellationToken);
                pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, Math.Max(settings.MaxPollingInterval.Ticks, ShortestPause.Ticks)));
            }
        }
        finally
        {
            await Task.WhenAll(working.Values);
        }
    }

    public async Task<bool> IsDrainedAsync(CancellationToken cancellationToken)
    {
        if (!working.IsEmpty)
            return false;
        try
        {
            var properties = await queue.GetPropertiesAsync(cancellationToken);
            return properties.Value.ApproximateMessagesCountLong == 0 && working.IsEmpty;
        }
        catch (RequestFailedException exception) when (exception.Status == StatusCodes.Status404NotFound)
        {
            return true;
        }
    }

    private async Task<QueueMessage[]> ReceiveAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await queue.ReceiveMessagesAsync(settings.BatchSize, Lease, cancellationToken)).Value;
        }
        catch (RequestFailedException exception) when (exception.Status == StatusCodes.Status404NotFound)
        {
            return [];
        }
        catch (Exception exception) when (exception is RequestFailedException or AggregateException)
        {
            options.Log(LocalHostTexts.StorageFailed(trigger.Queue, exception.Message));
            await Task.Delay(settings.MaxPollingInterval, options.Clock, cancellationToken);
            return [];
        }
    }

    private void Begin(QueueMessage message, CancellationToken cancellationToken)
    {
        var key = Interlocked.Increment(ref sequence);
        var turn = new TaskCompletionSource();
        working[key] = turn.Task;
        _ = WorkAsync();

        async Task WorkAsync()
        {
            try
            {
                await ProcessAsync(message, cancellationToken);
            }
            catch (Exception exception) when (exception is OperationCanceledException or RequestFailedException or AggregateException)
            {
                // The message is not lost: it shows itself again when its lease ends.
                if (!cancellationToken.IsCancellationRequested)
                    options.Log(LocalHostTexts.StorageFailed(trigger.Queue, exception.Message));
            }
            finally
            {
                working.TryRemove(key, out _);
                turn.SetResult();
            }
        }
    }

    private async Task ProcessAsync(QueueMessage message, CancellationToken cancellationToken)
    {
        var lease = new QueueLease(queue, message, Lease, options.Clock);
        if (Decode(message) is not { } text || message.DequeueCount > settings.MaxDequeueCount)
        {
            await MoveToPoisonAsync(message, lease, cancellationToken);
            return;
        }

        bool succeeded;
        try
        {
            await using (lease.KeepRenewing())
            {
                succeeded = await chaos.DeliverAsync(
                    $"{message.MessageId}/{message.DequeueCount}",
                    () => invoker.InvokeAsync(function, Envelope.ForQueue(function, trigger.Binding, message, text, options.Clock.GetUtcNow()), cancellationToken),
                    cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops: the message is given back at once, not when its lease ends.
            await lease.ReleaseAsync(TimeSpan.Zero, CancellationToken.None);
            throw;
        }

        if (succeeded)
            await lease.DeleteAsync(cancellationToken);
        else if (message.DequeueCount >= settings.MaxDequeueCount)
            await MoveToPoisonAsync(message, lease, cancellationToken);
        else
            await lease.ReleaseAsync(settings.VisibilityTimeout, cancellationToken);
    }

    private async Task MoveToPoisonAsync(QueueMessage message, QueueLease lease, CancellationToken cancellationToken)
    {
        options.Log(LocalHostTexts.MessagePoisoned(message.MessageId, poison.Name));
        await poison.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        await poison.SendMessageAsync(message.Body, timeToLive: TimeSpan.FromSeconds(-1), cancellationToken: cancellationToken);
        await lease.DeleteAsync(cancellationToken);
    }

    private string? Decode(QueueMessage message)
    {
        var body = message.Body.ToMemory().Span;
        if (!settings.IsBase64)
            return Encoding.UTF8.GetString(body);

        var decoded = new byte[Base64.GetMaxDecodedFromUtf8Length(body.Length)];
        return Base64.DecodeFromUtf8(body, decoded, out _, out var written) == System.Buffers.OperationStatus.Done
            ? Encoding.UTF8.GetString(decoded.AsSpan(0, written))
            : null;
    }
}
