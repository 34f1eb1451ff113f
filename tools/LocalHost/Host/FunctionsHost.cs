namespace Escouade.LocalHost.Host;

/// <summary>Plays the Azure Functions host (v4) for published custom handlers, from the very files that are deployed.</summary>
internal sealed class FunctionsHost : IAsyncDisposable
{
    private readonly HostOptions options;
    private readonly HostActivity activity = new();
    private readonly HandlerProxy proxy;
    private readonly IReadOnlyList<HostedApp> apps;
    private readonly CancellationTokenSource stopping = new();
    private HttpFront? front;
    private int disposed;
    private Task listening = Task.CompletedTask;

    private FunctionsHost(HostOptions options)
    {
        this.options = options;
        proxy = new HandlerProxy(options, activity);
        apps = [.. options.AppFolders.Select(folder => new HostedApp(AppManifest.Read(folder, options.Settings), options, activity))];
    }

    /// <summary>The public address, which trusts nobody.</summary>
    public Uri Address => front!.Address;

    /// <summary>The address for the front door: what it says of the caller's identity is passed on.</summary>
    public Uri FrontDoorAddress => front!.FrontDoorAddress;

    /// <summary>Completes when an app has ended and is not started again, with a sentence that says so.</summary>
    public Task<string> AppEnded => Task.WhenAny(apps.Select(app => app.Process.Ended)).Unwrap();

    /// <summary>Starts the apps and their triggers, and returns when HTTP is served; apps may still be starting, requests wait for them.</summary>
    public static async Task<FunctionsHost> StartAsync(HostOptions options, CancellationToken cancellationToken = default)
    {
        var host = new FunctionsHost(options);
        try
        {
            host.front = await HttpFront.StartAsync(
                host.apps, host.proxy, routes => LocalEndpoints.Map(routes, host.apps), options.Port, cancellationToken);
            foreach (var app in host.apps)
                app.Process.Start();
            host.listening = Task.WhenAll(host.apps.SelectMany(app => app.Listeners).Select(host.ListenAsync));
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until every app answers; false when one of them never will.</summary>
    public async Task<bool> WaitUntilReadyAsync(CancellationToken cancellationToken = default)
    {
        var addresses = await Task.WhenAll(apps.Select(app => app.Process.WaitForAddressAsync(cancellationToken)));
        return addresses.All(address => address is not null);
    }

    /// <summary>Ends an app's process at once, as <c>kill -9</c> does; the host then restarts it.</summary>
    /// <param name="app">The name of the app's folder.</param>
    public Task KillAsync(string app)
        => apps.Single(hosted => hosted.Manifest.Name == app).Process.KillAsync();

    /// <summary>Waits until no blob event, message or request is left to deliver or being worked on.</summary>
    public async Task WaitUntilIdleAsync(CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var before = activity.Started;
            var drained = await Task.WhenAll(apps.SelectMany(app => app.Listeners).Select(listener => listener.IsDrainedAsync(cancellationToken)));
            // What ended while one looked may have left new work where one had looked already.
            if (Array.TrueForAll(drained, empty => empty) && activity.IsQuiet && activity.Started == before)
                return;
            await Task.Delay(50, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0)
            return;

        await stopping.CancelAsync();
        await listening;
        if (front is not null)
            await front.DisposeAsync();
        foreach (var app in apps)
            await app.DisposeAsync();
        proxy.Dispose();
        stopping.Dispose();
    }

    private async Task ListenAsync(IListener listener)
    {
        try
        {
            await listener.RunAsync(stopping.Token);
        }
        catch (OperationCanceledException)
        {
            // Stopped, or its app was given up.
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            options.Log(exception.ToString());
            throw;
        }
    }
}
