using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Escouade.LocalHost.Processes;

namespace Escouade.LocalHost.Running;

/// <summary>The first command of the README in a process group of its own, on ports and with data of its own.</summary>
/// <param name="words">What is typed besides the ports and the folder.</param>
internal sealed class LocalRun(params string[] words) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    private readonly string folder = Directory.CreateTempSubdirectory("escouade-run-").FullName;
    private readonly string mark = Guid.NewGuid().ToString("N");
    private readonly int[] ports = [.. Enumerable.Range(0, 8).Select(_ => FreePorts.Next())];
    private readonly ConcurrentQueue<string> lines = new();
    private Process? process;
    private Task reading = Task.CompletedTask;

    public Uri Site => new($"http://localhost:{ports[0]}");

    public Uri Host => new($"http://127.0.0.1:{ports[1]}");

    public Uri Storage => new($"http://127.0.0.1:{ports[2]}");

    public string Output => string.Join('\n', lines);

    private string[] Ports =>
    [
        "--front-port", $"{ports[0]}", "--host-port", $"{ports[1]}", "--blob-port", $"{ports[2]}", "--queue-port", $"{ports[3]}",
        "--table-port", $"{ports[4]}", "--search-port", $"{ports[5]}", "--mail-port", $"{ports[6]}", "--smtp-port", $"{ports[7]}",
    ];

    /// <summary>Types the command and waits for the line <c>ready</c>.</summary>
    /// <param name="more">More words, for this start alone.</param>
    public async Task StartAsync(CancellationToken cancellationToken, params string[] more)
    {
        lines.Clear();
        // Ctrl+C goes to the whole group in a terminal: a group of its own lets a test do the same, even where the tests run deaf to it (nohup, "&").
        process = Process.Start(Command("env", ["--default-signal=INT", "setsid", "dotnet", "run", "--project", "tools/LocalHost", "--", .. words, .. more, "--data", folder, "--lang", "fr", .. Ports]))!;
        reading = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
        var waited = Stopwatch.StartNew();
        while (!lines.Contains("ready"))
        {
            Assert.False(process.HasExited, Output);
            Assert.True(waited.Elapsed < Patience, Output);
            await Task.Delay(100, cancellationToken);
        }
    }

    /// <summary>Types the command once more, in another terminal, on the same ports.</summary>
    /// <param name="data">Another folder than this run's.</param>
    public async Task<(int ExitCode, string Output)> AlsoAsync(IReadOnlyList<string> typed, CancellationToken cancellationToken, string? data = null)
    {
        using var other = Process.Start(Command("dotnet", ["run", "--no-build", "--project", "tools/LocalHost", "--", .. typed, "--data", data ?? folder, "--lang", "fr", .. Ports]))!;
        var output = await Task.WhenAll(other.StandardOutput.ReadToEndAsync(cancellationToken), other.StandardError.ReadToEndAsync(cancellationToken));
        await other.WaitForExitAsync(cancellationToken);
        return (other.ExitCode, string.Concat(output));
    }

    /// <summary>Presses Ctrl+C.</summary>
    /// <returns>The exit code, and the command lines of what is still there.</returns>
    public async Task<(int ExitCode, IReadOnlyList<string> Left)> StopAsync(CancellationToken cancellationToken)
    {
        using var interrupt = Process.Start("kill", ["-INT", "--", $"-{process!.Id}"]);
        await interrupt.WaitForExitAsync(cancellationToken);
        return await EndAsync(cancellationToken);
    }

    /// <summary>Waits for the end.</summary>
    /// <inheritdoc cref="StopAsync"/>
    public async Task<(int ExitCode, IReadOnlyList<string> Left)> EndAsync(CancellationToken cancellationToken)
    {
        await process!.WaitForExitAsync(cancellationToken).WaitAsync(TimeSpan.FromSeconds(60), cancellationToken);
        await reading;
        return (process.ExitCode, [.. Mine().Select(entry => Reads(entry, "cmdline"))]);
    }

    /// <summary>Ends the one program of this run whose second word names that file, as a crash would.</summary>
    public void KillChild(string name)
    {
        var child = Assert.Single(Mine(), entry => Reads(entry, "cmdline").Split(' ') is [_, var script, ..] && script.EndsWith($"/{name}.js", StringComparison.Ordinal));
        using var process = Process.GetProcessById(int.Parse(Path.GetFileName(child), System.Globalization.CultureInfo.InvariantCulture));
        process.Kill();
    }

    /// <param name="path">In the data folder.</param>
    public void Delete(string path) => File.Delete(Path.Combine(folder, path));

    public async Task<JsonElement> ReadAsync(string address, CancellationToken cancellationToken)
    {
        using var answer = await Front().GetAsync(address, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{address} answered {(int)answer.StatusCode}: {text}");
        return JsonElement.Parse(text);
    }

    /// <summary>A browser that came through the front door, signed in or not.</summary>
    public HttpClient Front(string? person = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = Site };
        if (person is not null)
        {
            // What the mock sign-in page of the front door puts into its cookie.
            var principal = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object>
            {
                ["identityProvider"] = "github",
                ["userId"] = "mock",
                ["userDetails"] = person,
                ["userRoles"] = new[] { "anonymous", "authenticated" },
                ["claims"] = Array.Empty<string>(),
            });
            client.DefaultRequestHeaders.Add("Cookie", $"StaticWebAppsAuthCookie={Convert.ToBase64String(principal)}");
        }
        client.DefaultRequestHeaders.AcceptLanguage.Add(new StringWithQualityHeaderValue("fr-CA"));
        return client;
    }

    /// <summary>A file of the person's, to be dropped.</summary>
    public async Task<string> WriteAsync(string name, string text)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "mine")).FullName, name);
        await File.WriteAllTextAsync(path, text, Encoding.UTF8);
        return path;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
        process?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private ProcessStartInfo Command(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Repository.Find().Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Every child inherits it, however it is named.
        start.Environment["ESCOUADE_TEST_RUN"] = mark;
        return start;
    }

    private async Task ReadAsync(StreamReader output)
    {
        while (await output.ReadLineAsync() is { } line)
            lines.Enqueue(line);
    }

    private List<string> Mine() => [.. Directory.EnumerateDirectories("/proc").Where(entry => Reads(entry, "environ").Contains(mark, StringComparison.Ordinal))];

    private static string Reads(string entry, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(entry, file)).Replace('\0', ' ');
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
