using System.Diagnostics;
using System.Globalization;

namespace Escouade.LocalHost.Processes;

/// <summary>A child process that cannot outlive this one: a small supervisor ends its whole group when its own stdin closes.</summary>
internal sealed class SupervisedProcess : IAsyncDisposable
{
    private const string IdPrefix = "supervised-process ";

    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(14);

    private readonly Process supervisor;
    private readonly Action<string> onLine;
    private readonly TaskCompletionSource<int> id = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int disposed;

    private SupervisedProcess(Process supervisor, string name, Action<string> onLine)
    {
        this.supervisor = supervisor;
        this.onLine = onLine;
        Name = name;
        Exited = WaitForExitAsync();
    }

    public string Name { get; }

    /// <summary>The exit code, 128 + signal when a signal ended it.</summary>
    public Task<int> Exited { get; }

    /// <summary>The id of the program itself, not of its supervisor.</summary>
    public Task<int> Id => id.Task;

    public static SupervisedProcess Start(ProgramToRun program, Action<string> onLine)
    {
        var start = new ProcessStartInfo(Executables.Require("node"))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = program.WorkingDirectory ?? Directory.GetCurrentDirectory(),
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "node", "supervise.mjs"));
        start.ArgumentList.Add(program.StopSignal);
        start.ArgumentList.Add(program.Program);
        foreach (var argument in program.Arguments)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in program.Environment)
            start.Environment[name] = value;

        return new SupervisedProcess(Process.Start(start)!, program.Name, onLine);
    }

    /// <summary>Ends the program at once with SIGKILL, as a crash would.</summary>
    public async Task KillAsync()
    {
        try
        {
            using var program = Process.GetProcessById(await Id);
            program.Kill();
        }
        catch (ArgumentException)
        {
            // It has ended already.
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0)
            return;

        supervisor.StandardInput.Close();
        try
        {
            await Exited.WaitAsync(StopTimeout);
        }
        catch (TimeoutException)
        {
            supervisor.Kill(entireProcessTree: true);
            await Exited;
        }

        supervisor.Dispose();
    }

    private async Task<int> WaitForExitAsync()
    {
        await Task.WhenAll(ReadAsync(supervisor.StandardOutput), ReadAsync(supervisor.StandardError), supervisor.WaitForExitAsync());
        id.TrySetException(new InvalidOperationException($"{Name} did not start."));
        _ = id.Task.Exception;
        return supervisor.ExitCode;
    }

    private async Task ReadAsync(StreamReader lines)
    {
        while (await lines.ReadLineAsync() is { } line)
        {
            if (!id.Task.IsCompleted && line.StartsWith(IdPrefix, StringComparison.Ordinal))
                id.TrySetResult(int.Parse(line.AsSpan(IdPrefix.Length), CultureInfo.InvariantCulture));
            else
                onLine(line);
        }
    }
}
