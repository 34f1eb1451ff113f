using System.Globalization;
using Escouade.LocalHost.Processes;
using Escouade.LocalHost.Texts;

namespace Escouade.LocalHost.Host;

/// <summary>An app's process: started, restarted when it crashes, given up after the third crash, killed at the end.</summary>
internal sealed class HandlerProcess(AppManifest app, HostOptions options) : IAsyncDisposable
{
    private const int DeathsAllowed = 2;

    private static readonly TimeSpan DeathsAreRemembered = TimeSpan.FromMinutes(30);

    private readonly CancellationTokenSource stopping = new();
    private readonly Queue<DateTimeOffset> deaths = new();
    private readonly HandlerProbe probe = new();
    private volatile TaskCompletionSource<Uri?> address = NewAddress();
    private volatile SupervisedProcess? process;
    private readonly TaskCompletionSource<string> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task running = Task.CompletedTask;

    /// <summary>Where the app answers now; null when it is not ready.</summary>
    public Uri? Address => address.Task is { IsCompletedSuccessfully: true } ready ? ready.GetAwaiter().GetResult() : null;

    /// <summary>Completes when the app has ended and is not started again, with a sentence that says so; never when it was told to stop.</summary>
    public Task<string> Ended => ended.Task;

    public void Start() => running = RunAsync();

    /// <summary>Waits for the app to be ready; null when it will not run again.</summary>
    public Task<Uri?> WaitForAddressAsync(CancellationToken cancellationToken)
        => address.Task.WaitAsync(cancellationToken);

    public Task KillAsync() => process?.KillAsync() ?? Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await running;
        stopping.Dispose();
        probe.Dispose();
    }

    private async Task RunAsync()
    {
        while (true)
        {
            var exitCode = await RunOnceAsync();
            if (stopping.IsCancellationRequested)
                break;

            if (exitCode == 0)
            {
                ended.TrySetResult(LocalHostTexts.AppEnded(app.Name));
                break;
            }

            options.Warn(LocalHostTexts.AppDied(app.Name, exitCode));
            if (IsOneDeathTooMany())
            {
                ended.TrySetResult(LocalHostTexts.AppGivenUp(app.Name));
                break;
            }
        }

        address.TrySetResult(null);
    }

    private async Task<int> RunOnceAsync()
    {
        var port = FreePorts.Next();
        await using var started = SupervisedProcess.Start(Program(port), line => options.AppLog(app.Name, line));
        process = started;

        var uri = new Uri($"http://127.0.0.1:{port}/");
        if (await probe.WaitUntilReadyAsync(uri, started.Exited, stopping.Token))
            address.TrySetResult(uri);
        else if (!stopping.IsCancellationRequested && !started.Exited.IsCompleted)
            await started.KillAsync();

        try
        {
            return await started.Exited.WaitAsync(stopping.Token);
        }
        catch (OperationCanceledException)
        {
            return 0;
        }
        finally
        {
            process = null;
            if (address.Task.IsCompleted)
                address = NewAddress();
        }
    }

    private bool IsOneDeathTooMany()
    {
        var now = options.Clock.GetUtcNow();
        while (deaths.TryPeek(out var first) && now - first >= DeathsAreRemembered)
            deaths.Dequeue();
        deaths.Enqueue(now);
        return deaths.Count > DeathsAllowed;
    }

    private ProgramToRun Program(int port)
    {
        var beside = Path.Combine(app.Folder, app.Host.Executable);
        var environment = new Dictionary<string, string>(options.Settings)
        {
            ["FUNCTIONS_CUSTOMHANDLER_PORT"] = port.ToString(CultureInfo.InvariantCulture),
            ["FUNCTIONS_CUSTOMHANDLER_WORKER_ID"] = Guid.NewGuid().ToString(),
            ["FUNCTIONS_APP_ROOT_PATH"] = app.Folder,
        };
        var arguments = app.Host.Arguments.Select(Environment.ExpandEnvironmentVariables).ToArray();
        return new ProgramToRun(app.Name, File.Exists(beside) ? beside : app.Host.Executable, arguments)
        {
            WorkingDirectory = app.Folder,
            Environment = environment,
            // As the host does.
            StopSignal = "SIGKILL",
        };
    }

    private static TaskCompletionSource<Uri?> NewAddress() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
