namespace Escouade.LocalHost.Host;

/// <summary>One app that the host runs: what it declares, its process, and how its functions are called.</summary>
internal sealed class HostedApp : IAsyncDisposable
{
    public HostedApp(AppManifest manifest, HostOptions options, HostActivity activity)
    {
        Manifest = manifest;
        Process = new HandlerProcess(manifest, options);
        Invoker = new FunctionInvoker(manifest, Process, options, activity);
        var chaos = new Chaos(options.Chaos, options.Seed, options.Clock);
        Listeners = [.. manifest.Functions.Select(function => Listen(function, chaos, options)).OfType<IListener>()];
    }

    public AppManifest Manifest { get; }

    public HandlerProcess Process { get; }

    public FunctionInvoker Invoker { get; }

    public IReadOnlyList<IListener> Listeners { get; }

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        foreach (var listener in Listeners.OfType<IDisposable>())
            listener.Dispose();
        Invoker.Dispose();
    }

    private IListener? Listen(FunctionDefinition function, Chaos chaos, HostOptions options) => function.Trigger switch
    {
        QueueTrigger queue => new QueueListener(function.Name, queue, Manifest.Host.Queues, Invoker, chaos, options),
        BlobTrigger blob => new BlobListener(
            blob,
            Manifest.Host.BlobParallelism,
            new BlobDelivery(function.Name, blob, Manifest.Host, Invoker, chaos, options),
            BlobReceipts.Of(Manifest, function, options),
            options),
        TimerTrigger timer => new TimerListener(function.Name, timer, Invoker, options),
        _ => null,
    };
}
