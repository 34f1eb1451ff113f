using System.Diagnostics;
using System.Text.Json;

namespace Escouade.LocalHost.Running;

/// <summary>How a run ends, and what the next one finds.</summary>
[Collection(RunningPlatform.Collection)]
public sealed class KeptDataTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ctrl_C_stops_every_process_and_the_data_is_kept_until_somebody_starts_fresh()
    {
        await using var run = new LocalRun("--no-samples", "--no-web");

        await run.StartAsync(Cancellation);
        await run.AlsoAsync(["drop", await run.WriteAsync("gardé.md", "---\ntitre: Gardé\n---\n\nUn texte.\n")], Cancellation);
        await Eventually.TrueAsync(async () => await CountAsync(run) == 1);
        var first = await run.StopAsync(Cancellation);
        await run.StartAsync(Cancellation);
        var kept = await CountAsync(run);
        var second = await run.StopAsync(Cancellation);
        await run.StartAsync(Cancellation, "--fresh");
        var afresh = await CountAsync(run);
        var third = await run.StopAsync(Cancellation);

        Assert.All([first, second, third], end => Assert.Equal((0, 0), (end.ExitCode, end.Left.Count)));
        Assert.Equal(1, kept);
        Assert.Equal(0, afresh);
    }

    [Fact]
    public async Task A_service_that_dies_ends_the_run_with_one_sentence_and_leaves_nothing_behind()
    {
        await using var run = new LocalRun("--no-samples", "--no-web");
        await run.StartAsync(Cancellation);

        run.KillChild("maildev");
        var (exitCode, left) = await run.EndAsync(Cancellation);

        Assert.Equal(1, exitCode);
        Assert.Contains("« maildev » s’est arrêté", run.Output, StringComparison.Ordinal);
        Assert.Empty(left);
    }

    [Fact]
    public async Task What_storage_lost_in_a_crash_is_read_from_the_inbox_again()
    {
        await using var run = new LocalRun("--no-samples", "--no-web");
        await run.StartAsync(Cancellation);
        await run.AlsoAsync(["drop", await run.WriteAsync("perdu.md", "---\ntitre: Perdu\n---\n\nUn texte.\n")], Cancellation);
        await Eventually.TrueAsync(async () => await CountAsync(run) == 1);

        run.KillChild("table/main");
        await run.EndAsync(Cancellation);
        // At the worst, the table service had written nothing down; it is told of no more than it has on the disk.
        run.Delete("azurite/__azurite_db_table__.json");
        await run.StartAsync(Cancellation);

        Assert.Contains("toute la boîte de dépôt est relue", run.Output, StringComparison.Ordinal);
        await Eventually.TrueAsync(async () => await CountAsync(run) == 1);
        var stopped = await run.StopAsync(Cancellation);
        await run.StartAsync(Cancellation);
        Assert.DoesNotContain("est relue", run.Output, StringComparison.Ordinal);
        Assert.Equal((0, 0), (stopped.ExitCode, stopped.Left.Count));
    }

    [Fact]
    public async Task A_machine_without_Node_is_told_what_to_install()
    {
        // artifacts/bin/LocalHost.Tests/debug/ → artifacts/bin/LocalHost/debug/
        var program = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "LocalHost", new DirectoryInfo(AppContext.BaseDirectory).Name, "Escouade.LocalHost"));
        var start = new ProcessStartInfo(program) { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = Repository.Find().Root };
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        start.Environment["PATH"] = "/nowhere";
        start.Environment["LANG"] = "fr_CA.UTF-8";

        using var process = Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);

        Assert.Equal(1, process.ExitCode);
        Assert.StartsWith("Node.js est introuvable : installez la version 22.12", said, StringComparison.Ordinal);
        Assert.Single(said.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private static async Task<int> CountAsync(LocalRun run)
    {
        using var http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = run.Host };
        return JsonElement.Parse(await http.GetStringAsync("/api/entries", Cancellation)).GetProperty("items").GetArrayLength();
    }
}
