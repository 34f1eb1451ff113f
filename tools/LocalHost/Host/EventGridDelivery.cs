using Escouade.LocalHost.Texts;

namespace Escouade.LocalHost.Host;

/// <summary>Posts a blob event to a Functions host the way Event Grid does: again and again until it is accepted.</summary>
/// <remarks>
/// https://learn.microsoft.com/azure/azure-functions/functions-event-grid-blob-trigger and
/// https://learn.microsoft.com/azure/event-grid/event-schema-blob-storage. What becomes of the event is then the host's affair.
/// </remarks>
internal sealed class EventGridDelivery(Uri host, string function, HostOptions options) : IBlobDelivery, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false });

    private Uri Address => new(host, $"/runtime/webhooks/blobs?functionName=Host.Functions.{function}");

    public Task<bool> IsOpenAsync(CancellationToken cancellationToken) => Task.FromResult(true);

    public bool IsPoisoned(string name, string tag) => false;

    public async Task RunAsync(BlobEvent blob, CancellationToken cancellationToken)
    {
        while (!await PostAsync(blob, cancellationToken))
            await Task.Delay(Pause, options.Clock, cancellationToken);
    }

    public void Dispose() => http.Dispose();

    private async Task<bool> PostAsync(BlobEvent blob, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = JsonContent.Create<GridEvent[]>([Describe(blob)]) };
            request.Headers.Add("aeg-event-type", "Notification");
            using var answer = await http.SendAsync(request, cancellationToken);
            if (answer.IsSuccessStatusCode)
                return true;
            options.Log(LocalHostTexts.FunctionFailed(function, $"HTTP {(int)answer.StatusCode}"));
        }
        catch (HttpRequestException exception)
        {
            options.Log(LocalHostTexts.FunctionFailed(function, exception.Message));
        }
        return false;
    }

    private static GridEvent Describe(BlobEvent blob) => new(
        Guid.NewGuid().ToString(),
        "/subscriptions/local/resourceGroups/local/providers/Microsoft.Storage/storageAccounts/devstoreaccount1",
        $"/blobServices/default/containers/{blob.Container}/blobs/{blob.Name}",
        "Microsoft.Storage.BlobCreated",
        blob.LastModified ?? default,
        new("PutBlob", blob.ETag.Trim('"'), blob.ContentType ?? "application/octet-stream", blob.Length, "BlockBlob", blob.Uri.AbsoluteUri),
        DataVersion: "",
        MetadataVersion: "1");

    private sealed record GridEvent(
        string Id, string Topic, string Subject, string EventType, DateTimeOffset EventTime, GridData Data, string DataVersion, string MetadataVersion);

    private sealed record GridData(string Api, string ETag, string ContentType, long ContentLength, string BlobType, string Url);
}
