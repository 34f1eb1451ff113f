using System.Diagnostics;
using Escouade.LocalHost;

namespace Escouade.Bench;

/// <summary>The function app as it is delivered, and the bare Kestrel app as everybody publishes one.</summary>
internal static class Published
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero });

    private static readonly string Root = Repository.Find().Root;

    // Of its own: what a laptop runs is published otherwise, and files of the two do not go together.
    private static readonly string Folder = Path.Combine(Root, "artifacts", "bench");

    public static string Api => Path.Combine(Folder, "api");
    public static string Worker => Path.Combine(Folder, "worker");
    public static string AppExecutable => Path.Combine(Api, "Escouade.Functions");
    public static string BareExecutable => Path.Combine(Folder, "bare", "Escouade.Bench.Bare");

    public static async Task BuildAsync()
    {
        await RunAsync("dotnet", "publish", Path.Combine(Root, "functions"), "-v", "q",
            "-p:PublishReadyToRunComposite=true", $"-p:AppsFolder={Folder}/", "--artifacts-path", Path.Combine(Folder, "build"));
        await RunAsync("dotnet", "publish", Path.Combine(Root, "bench", "Bare"), "-v", "q", "-o", Path.GetDirectoryName(BareExecutable)!);
    }

    public static Process Start(string program, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed:\n{output}");
    }

    /// <returns>In MiB: <c>VmRSS</c> now, or <c>VmHWM</c> at its highest.</returns>
    public static long Memory(int process, string measure)
        => long.Parse(File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith(measure, StringComparison.Ordinal)).Split(':', 'k')[1], System.Globalization.CultureInfo.InvariantCulture) / 1024;

    public static async Task WaitUntilOkAsync(string address)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            try
            {
                using var answer = await Http.GetAsync(address, patience.Token);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(1, patience.Token);
        }
    }
}
