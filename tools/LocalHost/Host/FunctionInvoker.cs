using System.Net.Http.Headers;
using System.Text.Json;
using Escouade.LocalHost.Texts;

namespace Escouade.LocalHost.Host;

/// <summary>Posts a trigger's envelope to an app and judges its answer as the host does.</summary>
internal sealed class FunctionInvoker(AppManifest app, HandlerProcess process, HostOptions options, HostActivity activity) : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    private static readonly TimeSpan Reconnection = TimeSpan.FromMilliseconds(20);

    private readonly HttpMessageInvoker client = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, RequestHeaderEncodingSelector = (_, _) => System.Text.Encoding.UTF8 });

    /// <summary>Waits until the app can take work; false when it will not run again.</summary>
    public async Task<bool> IsRunningAsync(CancellationToken cancellationToken)
        => await process.WaitForAddressAsync(cancellationToken) is not null;

    /// <summary>True when the app answered 2xx with a JSON object; false is a failed invocation.</summary>
    public async Task<bool> InvokeAsync(string function, ReadOnlyMemory<byte> envelope, CancellationToken cancellationToken)
    {
        using var work = activity.Begin();
        using var timeout = new CancellationTokenSource(app.Host.FunctionTimeout, options.Clock);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            return await PostToRunningAppAsync(function, envelope, limit.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            options.Log(LocalHostTexts.FunctionTimedOut(function, app.Host.FunctionTimeout));
            return false;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            options.Log(LocalHostTexts.FunctionFailed(function, exception.Message));
            return false;
        }
    }

    public void Dispose() => client.Dispose();

    private async Task<bool> PostToRunningAppAsync(string function, ReadOnlyMemory<byte> envelope, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await process.WaitForAddressAsync(cancellationToken) is not { } address)
                throw new OperationCanceledException(LocalHostTexts.AppGivenUp(app.Name));
            try
            {
                return await PostAsync(new Uri(address, function), function, envelope, cancellationToken);
            }
            catch (HttpRequestException exception) when (exception.HttpRequestError == HttpRequestError.ConnectionError)
            {
                // The app has just died and nobody has noticed yet: what never reached it is not a failed try.
                await Task.Delay(Reconnection, CancellationToken.None);
            }
        }
    }

    private async Task<bool> PostAsync(Uri uri, string function, ReadOnlyMemory<byte> envelope, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, uri) { Content = new ReadOnlyMemoryContent(envelope) };
        request.Content.Headers.ContentType = Json;
        request.Headers.TransferEncodingChunked = true;
        request.Headers.TryAddWithoutValidation("X-Azure-Functions-InvocationId", Guid.NewGuid().ToString());

        using var response = await client.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            options.Log(LocalHostTexts.FunctionFailed(function, $"HTTP {(int)response.StatusCode}"));
            return false;
        }

        var answer = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        if (answer.Length == 0)
        {
            // The host never completes such an invocation: it hangs until the function timeout.
            options.Log(LocalHostTexts.FunctionAnsweredNothing(function));
            await Task.Delay(Timeout.InfiniteTimeSpan, options.Clock, cancellationToken);
        }

        if (IsJsonObject(answer))
            return true;

        options.Log(LocalHostTexts.FunctionAnsweredNoObject(function));
        return false;
    }

    private static bool IsJsonObject(byte[] answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
