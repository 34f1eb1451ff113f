using System.Globalization;
using System.Text.Json;
using Escouade.LocalHost.Host;
using Escouade.LocalHost.Processes;
using Escouade.LocalHost.Texts;

namespace Escouade.LocalHost.Running;

/// <summary>Azure Functions Core Tools in place of our own host: <c>func</c> runs the published folders, and gets the blob events that Azurite does not emit.</summary>
internal sealed class CoreTools : IAsyncDisposable
{
    public const string Program = "func";

    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(2);

    private readonly CancellationTokenSource stopping = new();
    private readonly List<SupervisedProcess> processes = [];
    private readonly List<IDisposable> parts = [];
    private Task listening = Task.CompletedTask;

    /// <summary>Returns when both apps accept connections.</summary>
    /// <exception cref="SetupException">It did not start.</exception>
    public static async Task<CoreTools> StartAsync(Host.HostOptions options, CancellationToken stop)
    {
        var tools = new CoreTools();
        try
        {
            foreach (var (folder, index) in options.AppFolders.Select((folder, index) => (folder, index)))
                await tools.StartAppAsync(folder, index == 0 ? options.Port : FreePorts.Next(), options, stop);
            return tools;
        }
        catch
        {
            await tools.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await listening.ContinueWith(_ => { }, TaskScheduler.Default);
        foreach (var process in processes)
            await process.DisposeAsync();
        parts.ForEach(part => part.Dispose());
        stopping.Dispose();
    }

    private async Task StartAppAsync(string folder, int port, Host.HostOptions options, CancellationToken stop)
    {
        var app = AppManifest.Read(folder, options.Settings);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "local.settings.json"),
            JsonSerializer.Serialize(new Dictionary<string, object> { ["IsEncrypted"] = false, ["Values"] = options.Settings }),
            stop);

        var process = SupervisedProcess.Start(
            new ProgramToRun(app.Name, Executables.Require(Program), ["start", "--port", port.ToString(CultureInfo.InvariantCulture)]) { WorkingDirectory = folder, StopSignal = "SIGINT" },
            line => options.AppLog(app.Name, line));
        processes.Add(process);
        if (!await FreePorts.WaitUntilAnsweredAsync(port, process.Exited, StartPatience, stop))
            throw new SetupException(LocalHostTexts.ServiceDidNotStart(Program, "host"));

        var address = new Uri($"http://127.0.0.1:{port}");
        listening = Task.WhenAll([listening, .. app.Functions.Where(function => function.Trigger is BlobTrigger).Select(function => ListenAsync(app, function, address, options))]);
    }

    private Task ListenAsync(AppManifest app, FunctionDefinition function, Uri address, Host.HostOptions options)
    {
        var delivery = new EventGridDelivery(address, function.Name, options);
        var listener = new BlobListener((BlobTrigger)function.Trigger, app.Host.BlobParallelism, delivery, BlobReceipts.Of(app, function, options), options);
        parts.AddRange([listener, delivery]);
        return listener.RunAsync(stopping.Token);
    }
}
