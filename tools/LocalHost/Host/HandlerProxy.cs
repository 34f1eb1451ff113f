using System.Net;
using Yarp.ReverseProxy.Forwarder;

namespace Escouade.LocalHost.Host;

/// <summary>Passes HTTP requests on to an app's process, streaming both ways, as the host does with proxying enabled.</summary>
internal sealed class HandlerProxy : IDisposable
{
    private const long LargestBody = 100 * 1024 * 1024;

    private readonly HttpMessageInvoker client = new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,
        ConnectTimeout = TimeSpan.FromSeconds(15),
        // What Kestrel read as UTF-8 goes on as UTF-8: the app says what it thinks of it.
        RequestHeaderEncodingSelector = (_, _) => System.Text.Encoding.UTF8,
    });

    private readonly IHttpForwarder forwarder;
    private readonly HostActivity activity;
    private readonly ForwarderRequestConfig settings;

    public HandlerProxy(HostOptions options, HostActivity activity)
    {
        this.activity = activity;
        settings = new ForwarderRequestConfig { ActivityTimeout = options.HttpSilence, Version = HttpVersion.Version11 };
        Services = new ServiceCollection().AddLogging().AddHttpForwarder().BuildServiceProvider();
        forwarder = Services.GetRequiredService<IHttpForwarder>();
    }

    private ServiceProvider Services { get; }

    public async Task ForwardAsync(HttpContext context, HostedApp app)
    {
        using var work = activity.Begin();
        var address = app.Process.Address ?? await app.Process.WaitForAddressAsync(context.RequestAborted);
        if (address is null || context.Request.ContentLength > LargestBody)
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return;
        }

        var error = await forwarder.SendAsync(context, address.AbsoluteUri, client, settings, HandlerRequest.Instance);
        if (error != ForwarderError.None && !context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            // Whatever went wrong behind it, the host says 500; only its own patience has another name.
            context.Response.Clear();
            context.Response.StatusCode = error == ForwarderError.RequestTimedOut
                ? StatusCodes.Status504GatewayTimeout
                : StatusCodes.Status500InternalServerError;
        }
    }

    public void Dispose()
    {
        client.Dispose();
        Services.Dispose();
    }
}
