using System.Collections.Concurrent;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Escouade.LocalHost.Texts;

namespace Escouade.LocalHost.Host;

/// <summary>Delivers one blob event: up to five tries, then a message in the poison queue.</summary>
internal sealed class BlobDelivery(
    string function, BlobTrigger trigger, HostSettings settings, FunctionInvoker invoker, Chaos chaos, HostOptions options) : IBlobDelivery
{
    private const int Tries = 5;

    private static readonly TimeSpan StorageRetry = TimeSpan.FromSeconds(1);
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly BlobContainerClient container = new(trigger.ConnectionString, new BlobPattern(trigger.Path).Container);
    private readonly QueueClient poison = new(trigger.ConnectionString, "webjobs-blobtrigger-poison");
    private readonly ConcurrentDictionary<(string Name, string ETag), byte> poisoned = new();

    public bool IsPoisoned(string name, string tag) => poisoned.ContainsKey((name, tag));

    public Task<bool> IsOpenAsync(CancellationToken cancellationToken) => invoker.IsRunningAsync(cancellationToken);

    public async Task RunAsync(BlobEvent blob, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            var key = $"{blob.Container}/{blob.Name}/{blob.ETag}/{attempt}";
            if (await chaos.DeliverAsync(key, () => DeliverAsync(blob, cancellationToken), cancellationToken))
                return;
            if (attempt < Tries)
                await Task.Delay(settings.Queues.VisibilityTimeout, options.Clock, cancellationToken);
        }

        await PoisonAsync(blob, cancellationToken);
        poisoned[(blob.Name, blob.ETag)] = 0;
    }

    private async Task<bool> DeliverAsync(BlobEvent blob, CancellationToken cancellationToken)
    {
        byte[]? content = null;
        if (!trigger.IsDeferred)
        {
            try
            {
                content = (await container.GetBlobClient(blob.Name).DownloadContentAsync(cancellationToken)).Value.Content.ToArray();
            }
            catch (RequestFailedException exception) when (exception.Status == StatusCodes.Status404NotFound)
            {
                // Gone before it could be read: there is nothing left to deliver.
                return true;
            }
            catch (Exception exception) when (exception is RequestFailedException or AggregateException)
            {
                options.Log(LocalHostTexts.StorageFailed(blob.Container, exception.Message));
                return false;
            }
        }

        var envelope = Envelope.ForBlob(function, trigger.Binding, blob, content, options.Clock.GetUtcNow());
        return await invoker.InvokeAsync(function, envelope, cancellationToken);
    }

    private async Task PoisonAsync(BlobEvent blob, CancellationToken cancellationToken)
    {
        var text = JsonSerializer.Serialize(
            new PoisonMessage("BlobTrigger", $"Host.Functions.{function}", "BlockBlob", blob.Container, blob.Name, blob.ETag), Plain);
        var body = settings.Queues.IsBase64 ? Convert.ToBase64String(Encoding.UTF8.GetBytes(text)) : text;
        options.Log(LocalHostTexts.BlobPoisoned(blob.Name, poison.Name));

        while (true)
        {
            try
            {
                await poison.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
                await poison.SendMessageAsync(body, timeToLive: TimeSpan.FromSeconds(-1), cancellationToken: cancellationToken);
                return;
            }
            catch (Exception exception) when (exception is RequestFailedException or AggregateException)
            {
                // Nothing is given up before the poison queue has it.
                options.Log(LocalHostTexts.StorageFailed(poison.Name, exception.Message));
                await Task.Delay(StorageRetry, options.Clock, cancellationToken);
            }
        }
    }

    private sealed record PoisonMessage(string Type, string FunctionId, string BlobType, string ContainerName, string BlobName, string ETag);
}
