using System.Globalization;
using System.Text.RegularExpressions;
using Escouade.LocalHost.Processes;
using Spectre.Console;

namespace Escouade.Bench;

/// <summary>Requests a second of the list, an article and a 304, beside bare Kestrel that gives the same bytes; rounds interleaved.</summary>
internal static partial class HotReads
{
    private const int Rounds = 3;

    public static async Task RunAsync()
    {
        await using var stage = await Stage.StartAsync();
        var (folder, listTag) = await Answers.RecordAsync(stage);
        var (appPort, barePort) = (FreePorts.Next(), FreePorts.Next());
        using var app = Published.Start(Published.AppExecutable, new Dictionary<string, string>(stage.Settings) { ["FUNCTIONS_CUSTOMHANDLER_PORT"] = $"{appPort}" });
        using var bare = Published.Start(Published.BareExecutable, new Dictionary<string, string>(), $"{barePort}", folder);
        try
        {
            await Published.WaitUntilOkAsync($"http://127.0.0.1:{appPort}{Answers.Paths[0]}");
            await Published.WaitUntilOkAsync($"http://127.0.0.1:{barePort}{Answers.Paths[0]}");
            await LoadAsync(appPort, Answers.Paths[0], 32, null, 3);
            await LoadAsync(barePort, Answers.Paths[0], 32, null, 3);
            var memory = Published.Memory(app.Id, "VmRSS");

            var table = new Table().AddColumns("read", "connections", "Escouade req/s", "bare Kestrel req/s", "ratio", "p99 ms", "bare p99 ms");
            foreach (var (name, path, tag) in new[] { ("list", Answers.Paths[0], null), ("article", Answers.Paths[1], null), ("304", Answers.Paths[0], listTag) })
            {
                foreach (var connections in new[] { 1, 32 })
                {
                    var (ours, theirs) = (new List<Load>(), new List<Load>());
                    for (var round = 0; round < Rounds; round++)
                    {
                        theirs.Add(await LoadAsync(barePort, path, connections, tag, 4));
                        ours.Add(await LoadAsync(appPort, path, connections, tag, 4));
                    }
                    var (our, their) = (Median(ours), Median(theirs));
                    table.AddRow(name, $"{connections}", $"{our.Rate:F0}", $"{their.Rate:F0}", $"{our.Rate / their.Rate:P0}", $"{our.P99:F2}", $"{their.P99:F2}");
                }
            }
            AnsiConsole.Write(table);
            AnsiConsole.MarkupLineInterpolated($"memory after more than 10,000 reads: {memory} MiB; at the end: {Published.Memory(app.Id, "VmRSS")} MiB");
        }
        finally
        {
            app.Kill();
            bare.Kill();
        }
    }

    private static async Task<Load> LoadAsync(int port, string path, int connections, string? tag, int seconds)
    {
        List<string> arguments = ["-t1", $"-c{connections}", $"-d{seconds}s", "--latency", "-H", "Accept-Encoding: br"];
        if (tag is not null)
            arguments.AddRange(["-H", $"If-None-Match: {tag}"]);
        var output = await Published.RunAsync("wrk", [.. arguments, $"http://127.0.0.1:{port}{path}"]);
        var p99 = Percentile().Match(output);
        var scale = p99.Groups["unit"].Value switch { "us" => 0.001, "ms" => 1, _ => 1000 };
        return new(Number(Rate().Match(output).Groups["rate"].Value), Number(p99.Groups["value"].Value) * scale);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static Load Median(List<Load> loads) => new(loads.Select(load => load.Rate).Order().ElementAt(loads.Count / 2), loads.Select(load => load.P99).Order().ElementAt(loads.Count / 2));

    private sealed record Load(double Rate, double P99);

    [GeneratedRegex(@"Requests/sec:\s+(?<rate>[\d.]+)")]
    private static partial Regex Rate();

    [GeneratedRegex(@"99%\s+(?<value>[\d.]+)(?<unit>us|ms|s)")]
    private static partial Regex Percentile();
}
