using System.Collections.Concurrent;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Escouade.LocalHost.Texts;

namespace Escouade.LocalHost.Host;

/// <summary>Runs a blob function: Azurite emits no events, so the container is listed and every new (name, ETag) is one.</summary>
internal sealed class BlobListener : IListener, IDisposable
{
    private readonly BlobPattern pattern;
    private readonly BlobContainerClient container;
    private readonly IBlobDelivery delivery;
    private readonly BlobReceipts receipts;
    private readonly HostOptions options;
    private readonly SemaphoreSlim slots;
    private readonly ConcurrentDictionary<(string Name, string ETag), Task> working = new();
    private long turns;

    /// <param name="parallelism">How many events are delivered at once.</param>
    public BlobListener(BlobTrigger trigger, int parallelism, IBlobDelivery delivery, BlobReceipts receipts, HostOptions options)
    {
        this.delivery = delivery;
        this.receipts = receipts;
        this.options = options;
        pattern = new BlobPattern(trigger.Path);
        container = new BlobContainerClient(trigger.ConnectionString, pattern.Container);
        slots = new SemaphoreSlim(parallelism);
    }

    public string Container => pattern.Container;

    /// <summary>What became of one version of a blob.</summary>
    public BlobState StateOf(string name, string tag)
        => working.ContainsKey((name, tag)) ? BlobState.Running
            : !receipts.Has(name, tag) ? BlobState.Waiting
            : delivery.IsPoisoned(name, tag) ? BlobState.Poisoned
            : BlobState.Processed;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await delivery.IsOpenAsync(cancellationToken))
            {
                var started = options.Clock.GetTimestamp();
                await ListAsync(cancellationToken);

                // A container with very many blobs takes long to list: most of the time is left to others.
                var pause = options.Clock.GetElapsedTime(started) * 2;
                await Task.Delay(pause > options.BlobPollingInterval ? pause : options.BlobPollingInterval, options.Clock, cancellationToken);
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
            await foreach (var item in Listing(cancellationToken))
            {
                if (pattern.Match(item.Name) is not null && !receipts.Has(item.Name, TagOf(item)))
                    return false;
            }
        }
        catch (RequestFailedException exception) when (exception.Status == StatusCodes.Status404NotFound)
        {
            return true;
        }

        return working.IsEmpty;
    }

    public void Dispose()
    {
        receipts.Dispose();
        slots.Dispose();
    }

    private async Task ListAsync(CancellationToken cancellationToken)
    {
        var listed = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            await foreach (var item in Listing(cancellationToken))
            {
                listed.Add(item.Name);
                if (pattern.Match(item.Name) is { } variables
                    && !working.ContainsKey((item.Name, TagOf(item)))
                    && !receipts.Has(item.Name, TagOf(item)))
                {
                    await slots.WaitAsync(cancellationToken);
                    Begin(EventFor(item, variables), cancellationToken);
                }
            }

            if (working.IsEmpty)
                receipts.Prune(listed);
        }
        catch (RequestFailedException exception) when (exception.Status == StatusCodes.Status404NotFound)
        {
            // The container is not there yet.
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Even a name that Azurite itself cannot list (U+FFFE breaks its XML) must not end the listening.
            options.Log(LocalHostTexts.StorageFailed(pattern.Container, exception.Message));
        }
    }

    private AsyncPageable<BlobItem> Listing(CancellationToken cancellationToken)
        => container.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, pattern.Prefix, cancellationToken);

    private void Begin(BlobEvent blob, CancellationToken cancellationToken)
    {
        var key = (blob.Name, blob.ETag);
        var turn = Interlocked.Increment(ref turns);
        var end = new TaskCompletionSource();
        working[key] = end.Task;
        _ = WorkAsync();

        async Task WorkAsync()
        {
            try
            {
                await delivery.RunAsync(blob, cancellationToken);
                receipts.Add(blob.Name, blob.ETag, turn);
            }
            catch (OperationCanceledException)
            {
                // Without a receipt, the event is delivered after the next start.
            }
            finally
            {
                working.TryRemove(key, out _);
                end.SetResult();
                slots.Release();
            }
        }
    }

    private BlobEvent EventFor(BlobItem item, IReadOnlyDictionary<string, string> variables)
        => new(pattern.Container, item.Name, TagOf(item), container.GetBlobClient(item.Name).Uri, variables)
        {
            LastModified = item.Properties.LastModified,
            Length = item.Properties.ContentLength ?? 0,
            ContentType = item.Properties.ContentType,
            Metadata = item.Metadata as IReadOnlyDictionary<string, string> ?? new Dictionary<string, string>(),
        };

    private static string TagOf(BlobItem item) => item.Properties.ETag?.ToString("H") ?? "";
}
