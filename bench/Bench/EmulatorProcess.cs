using System.Diagnostics;
using Escouade.SearchEmulator;

namespace Escouade.Bench;

/// <summary>The search emulator run as people run it, so that its memory and its processor time are its own.</summary>
internal sealed class EmulatorProcess : IAsyncDisposable
{
    public const string Key = "bench";

    private readonly Process process;

    private EmulatorProcess(Process process, Uri endpoint) => (this.process, Endpoint) = (process, endpoint);

    public Uri Endpoint { get; }

    public int Id => process.Id;

    public static async Task<EmulatorProcess> StartAsync(string folder)
    {
        string[] arguments = [typeof(Emulator).Assembly.Location, "--port", "0", "--data", folder, "--admin-key", Key];
        var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        const string ready = "ready ";
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(ready, StringComparison.Ordinal))
                return new EmulatorProcess(process, new Uri(line[ready.Length..]));
        }

        throw new InvalidOperationException("The search emulator ended before it was ready.");
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
