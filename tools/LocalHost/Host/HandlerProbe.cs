namespace Escouade.LocalHost.Host;

/// <summary>Asks an app <c>GET /</c> until it answers anything at all: that is what the host takes for ready.</summary>
internal sealed class HandlerProbe : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan InitializationTimeout = TimeSpan.FromSeconds(30);

    private readonly HttpMessageInvoker client = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });

    public async Task<bool> WaitUntilReadyAsync(Uri address, Task ended, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(InitializationTimeout);
        while (!ended.IsCompleted && !limit.IsCancellationRequested)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, address);
                using var response = await client.SendAsync(request, limit.Token);
                return true;
            }
            catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
            {
                await Task.WhenAny(Task.Delay(Interval, CancellationToken.None), ended);
            }
        }

        return false;
    }

    public void Dispose() => client.Dispose();
}
