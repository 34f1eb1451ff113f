using System.Diagnostics;
using Escouade.LocalHost.Processes;
using Spectre.Console;

namespace Escouade.Bench;

/// <summary>From process start to the first 200, with storage up; beside bare Kestrel.</summary>
internal static class ColdStart
{
    private const int Rounds = 15;

    public static async Task RunAsync()
    {
        await using var stage = await Stage.StartAsync();
        var (folder, _) = await Answers.RecordAsync(stage);
        var (bare, list, live) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            bare.Add(await MeasureAsync(Published.BareExecutable, stage, "/api/entries", port => [$"{port}", folder]));
            list.Add(await MeasureAsync(Published.AppExecutable, stage, "/api/entries", _ => []));
            live.Add(await MeasureAsync(Published.AppExecutable, stage, "/api/health/live", _ => []));
        }

        var table = new Table().AddColumns("process start to first 200", "median ms", "to bare Kestrel");
        table.AddRow("bare Kestrel", $"{Median(bare):F0}", "1.00");
        table.AddRow("/api/health/live", $"{Median(live):F0}", $"{Median(live) / Median(bare):F2}");
        table.AddRow("/api/entries", $"{Median(list):F0}", $"{Median(list) / Median(bare):F2}");
        AnsiConsole.Write(table);
    }

    private static async Task<double> MeasureAsync(string program, Stage stage, string path, Func<int, string[]> arguments)
    {
        var port = FreePorts.Next();
        var settings = new Dictionary<string, string>(stage.Settings) { ["FUNCTIONS_CUSTOMHANDLER_PORT"] = $"{port}" };
        var clock = Stopwatch.StartNew();
        using var process = Published.Start(program, settings, arguments(port));
        try
        {
            await Published.WaitUntilOkAsync($"http://127.0.0.1:{port}{path}");
            return clock.Elapsed.TotalMilliseconds;
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
