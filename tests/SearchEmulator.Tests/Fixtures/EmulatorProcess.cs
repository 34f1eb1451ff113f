using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Xunit;

namespace Escouade.SearchEmulator.Fixtures;

/// <summary>The built program, run as a process of its own, so that it can be killed.</summary>
internal sealed class EmulatorProcess : IAsyncDisposable
{
    private const string Key = "process-admin-key";

    private readonly HttpClient http = new(RunningEmulator.TrustingHandler());
    private readonly Process process;
    private readonly Uri endpoint;

    private EmulatorProcess(Process process, Uri endpoint) => (this.process, this.endpoint) = (process, endpoint);

    public int Port => endpoint.Port;

    public static async Task<EmulatorProcess> StartAsync(string folder)
    {
        var process = Process.Start(Command("--port", "0", "--data", folder, "--admin-key", Key))!;
        var errors = new ConcurrentQueue<string?>();
        process.ErrorDataReceived += (_, line) => errors.Enqueue(line.Data);
        process.BeginErrorReadLine();
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith("ready ", StringComparison.Ordinal))
                return new EmulatorProcess(process, new Uri(line["ready ".Length..]));
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        throw new InvalidOperationException($"The emulator ended with {process.ExitCode} before it was ready: {string.Join('\n', errors)}");
    }

    /// <summary>Runs the program to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(Command(arguments))!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, error);
    }

    public async Task<string> SendAsync(HttpMethod method, string path, string? body, int expected, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, new Uri(endpoint, path + "?api-version=2023-11-01"));
        request.Headers.Add("api-key", Key);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(request, cancellation);
        var text = await response.Content.ReadAsStringAsync(cancellation);
        Assert.True((int)response.StatusCode == expected, $"{method} {path} answered {(int)response.StatusCode}, not {expected}: {text}");
        return text;
    }

    /// <summary>Ends the process as <c>kill -9</c> does: nothing of it runs any more.</summary>
    public void Kill() => process.Kill();

    /// <summary>Asks the process to stop, as Ctrl+C does, and returns its exit code and what it says at the end.</summary>
    public async Task<(int ExitCode, string Output)> StopAsync(CancellationToken cancellation)
    {
        using var kill = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        var output = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, output);
    }

    private static ProcessStartInfo Command(params string[] arguments)
        => new("dotnet", [typeof(Emulator).Assembly.Location, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
