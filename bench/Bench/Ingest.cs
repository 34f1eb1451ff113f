using System.Diagnostics;
using System.Text.Json;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Escouade.LocalHost.Host;
using Spectre.Console;

namespace Escouade.Bench;

/// <summary>A thousand files dropped at once, until every one is readable and searchable; beside what Azurite itself can do in the same run.</summary>
internal static class Ingest
{
    private const int Files = 1_000;
    private const int CountedFiles = 200;

    public static async Task RunAsync()
    {
        await using var stage = await Stage.StartAsync();
        var (blobs, rows) = await MeasureStorageAsync(stage);
        await using var host = await stage.StartHostAsync();
        await host.WaitUntilReadyAsync();
        var worker = Process.GetProcesses().First(process => Executable(process)?.StartsWith(Published.Worker, StringComparison.Ordinal) == true).Id;

        var clock = Stopwatch.StartNew();
        await Answers.DropAsync(stage, 0, Files);
        var dropped = clock.Elapsed;
        await WaitUntilPublishedAsync(host, Files);
        var published = clock.Elapsed;

        var table = new Table().AddColumns("", "");
        table.AddRow("files", $"{Files}");
        table.AddRow("until the last is dropped, s", $"{dropped.TotalSeconds:F1}");
        table.AddRow("until all are readable and searchable, s", $"{published.TotalSeconds:F1}");
        table.AddRow("files a second", $"{Files / published.TotalSeconds:F1}");
        table.AddRow("worker's memory at its highest, MiB", $"{Published.Memory(worker, "VmHWM")}");
        table.AddRow("Azurite alone: blobs written a second, 8 at a time", $"{blobs:F0}");
        table.AddRow("Azurite alone: rows written a second, 8 at a time", $"{rows:F0}");
        table.AddRow("requests to storage a file, all services", $"{await CountRequestsAsync():F1}");
        AnsiConsole.Write(table);
    }

    /// <summary>What a file costs, from its drop to its last projection; the host's own looks at inbox and queues are left out.</summary>
    private static async Task<double> CountRequestsAsync()
    {
        var requests = 0;
        await using var stage = await Stage.StartAsync(line =>
        {
            // 127.0.0.1 - - [date] "PUT /devstoreaccount1/… HTTP/1.1" 201 -
            if (line.Contains(" HTTP/1.1\"", StringComparison.Ordinal) && !IsTheHosts(line))
                Interlocked.Increment(ref requests);
        });
        await using var host = await stage.StartHostAsync();
        await host.WaitUntilReadyAsync();
        await Answers.DropAsync(stage, 0, CountedFiles);
        await WaitUntilPublishedAsync(host, CountedFiles);
        await host.WaitUntilIdleAsync();
        // The drops themselves are not counted either.
        return (double)(requests - CountedFiles) / CountedFiles;
    }

    private static bool IsTheHosts(string line)
        => line.Contains("comp=list", StringComparison.Ordinal)
            || line.Contains("comp=metadata", StringComparison.Ordinal)
            || (line.Contains("\"GET /", StringComparison.Ordinal) && line.Contains("/messages?", StringComparison.Ordinal));

    public static async Task WaitUntilPublishedAsync(FunctionsHost host, int count)
    {
        using var http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = host.Address };
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        while (await CountAsync(http, "/api/tags", "items", patience.Token) < count || await CountAsync(http, "/api/search?limit=1", "count", patience.Token) < count)
            await Task.Delay(100, patience.Token);
    }

    private static async Task<long> CountAsync(HttpClient http, string address, string member, CancellationToken cancellationToken)
    {
        using var answer = await http.GetAsync(address, cancellationToken);
        if (!answer.IsSuccessStatusCode)
            return 0;
        var json = JsonElement.Parse(await answer.Content.ReadAsStringAsync(cancellationToken)).GetProperty(member);
        // Every article of the bench bears this tag.
        return json.ValueKind is JsonValueKind.Number
            ? json.GetInt64()
            : json.EnumerateArray().Where(tag => tag.GetProperty("slug").GetString() == "mesure").Sum(tag => tag.GetProperty("count").GetInt64());
    }

    private static async Task<(double Blobs, double Rows)> MeasureStorageAsync(Stage stage)
    {
        const int writes = 2_000;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = 8 };
        var container = new BlobContainerClient(stage.ConnectionString, "bench");
        await container.CreateIfNotExistsAsync();
        var content = new BinaryData(new byte[4096]);
        var clock = Stopwatch.StartNew();
        await Parallel.ForEachAsync(Enumerable.Range(0, writes), parallel, async (number, token) => await container.GetBlobClient($"b{number}").UploadAsync(content, overwrite: true, token));
        var blobs = writes / clock.Elapsed.TotalSeconds;

        var table = new TableClient(stage.ConnectionString, "bench");
        await table.CreateIfNotExistsAsync();
        clock.Restart();
        await Parallel.ForEachAsync(Enumerable.Range(0, writes), parallel, async (number, token) => await table.UpsertEntityAsync(new TableEntity("bench", $"{number}"), cancellationToken: token));
        return (blobs, writes / clock.Elapsed.TotalSeconds);
    }

    private static string? Executable(Process process)
    {
        try
        {
            return process.MainModule?.FileName;
        }
        catch (Exception gone) when (gone is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
