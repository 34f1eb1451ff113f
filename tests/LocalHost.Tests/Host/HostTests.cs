using System.Collections.Concurrent;

namespace Escouade.LocalHost.Host;

/// <summary>Starts hosts over echo apps and stops them with the test.</summary>
public abstract class HostTests(AzuriteFixture storage) : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> hosts = [];
    private readonly List<EchoAppFolder> folders = [];

    protected AzuriteFixture Storage { get; } = storage;

    internal ConcurrentQueue<string> Log { get; } = new();

    internal ConcurrentQueue<string> AppLog { get; } = new();

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        foreach (var host in hosts)
            await host.DisposeAsync();
        folders.ForEach(folder => folder.Dispose());
        foreach (var line in Log.Concat(AppLog))
            TestContext.Current.TestOutputHelper?.WriteLine(line);
        GC.SuppressFinalize(this);
    }

    internal EchoAppFolder App(string name = "worker", System.Text.Json.Nodes.JsonObject? hostFile = null)
    {
        var folder = EchoAppFolder.Create(name, hostFile);
        folders.Add(folder);
        return folder;
    }

    internal async Task<FunctionsHost> StartAsync(EchoAppFolder app, Func<HostOptions, HostOptions>? change = null)
    {
        var options = new HostOptions([app.Path])
        {
            Settings = new Dictionary<string, string>
            {
                ["AzureWebJobsStorage"] = Storage.ConnectionString,
                ["ECHO_RECORDS"] = app.Records,
            },
            DataFolder = app.Data,
            Log = Log.Enqueue,
            Warn = Log.Enqueue,
            AppLog = (_, line) => AppLog.Enqueue(line),
            BlobPollingInterval = TimeSpan.FromMilliseconds(100),
        };
        var host = await FunctionsHost.StartAsync(change?.Invoke(options) ?? options, Cancellation);
        hosts.Add(host);
        return host;
    }
}
