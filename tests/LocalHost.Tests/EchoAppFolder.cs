using System.Text.Json.Nodes;

namespace Escouade.LocalHost;

/// <summary>A published app made for one test: a folder with host.json and function.json files around the echo executable.</summary>
internal sealed class EchoAppFolder : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("localhost-app-").FullName;

    private EchoAppFolder(string name, JsonObject? hostFile)
    {
        Path = Directory.CreateDirectory(System.IO.Path.Combine(root, name)).FullName;
        Records = Directory.CreateDirectory(System.IO.Path.Combine(root, "records")).FullName;
        File.WriteAllText(System.IO.Path.Combine(Path, "host.json"), (hostFile ?? HostFile()).ToJsonString());
    }

    public string Path { get; }

    /// <summary>Where the app notes what it is posted.</summary>
    public string Records { get; }

    public string Data => System.IO.Path.Combine(root, "data");

    public static EchoAppFolder Create(string name = "worker", JsonObject? hostFile = null) => new(name, hostFile);

    public static JsonObject HostFile() => new()
    {
        ["version"] = "2.0",
        ["extensions"] = new JsonObject
        {
            ["queues"] = new JsonObject
            {
                ["maxPollingInterval"] = "00:00:00.200",
                ["visibilityTimeout"] = "00:00:00",
                ["batchSize"] = 8,
                ["newBatchThreshold"] = 4,
                ["maxDequeueCount"] = 3,
            },
            ["blobs"] = new JsonObject { ["maxDegreeOfParallelism"] = 4 },
        },
        ["functionTimeout"] = "00:00:05",
        ["customHandler"] = new JsonObject
        {
            ["description"] = new JsonObject { ["defaultExecutablePath"] = Executable() },
            ["enableProxyingHttpRequest"] = true,
        },
    };

    public EchoAppFolder Http(string function, string? route, params string[] methods)
        => Function(function, new JsonObject
        {
            ["type"] = "httpTrigger",
            ["direction"] = "in",
            ["name"] = "req",
            ["route"] = route,
            ["methods"] = methods.Length == 0 ? null : new JsonArray([.. methods.Select(method => JsonValue.Create(method))]),
        });

    public EchoAppFolder Queue(string function, string queue)
        => Function(function, new JsonObject { ["type"] = "queueTrigger", ["direction"] = "in", ["name"] = "msg", ["queueName"] = queue });

    public EchoAppFolder Blob(string function, string path, bool deferred = true)
    {
        var binding = new JsonObject
        {
            ["type"] = "blobTrigger", ["direction"] = "in", ["name"] = "drop", ["path"] = path, ["source"] = "EventGrid", ["dataType"] = "binary",
        };
        if (deferred)
            binding["properties"] = new JsonObject { ["supportsDeferredBinding"] = true };
        return Function(function, binding);
    }

    public EchoAppFolder Timer(string function, string schedule, bool runOnStartup = false)
        => Function(function, new JsonObject
        {
            ["type"] = "timerTrigger", ["direction"] = "in", ["name"] = "timer", ["schedule"] = schedule, ["runOnStartup"] = runOnStartup,
        });

    public EchoAppFolder Function(string function, JsonObject trigger)
    {
        var folder = Directory.CreateDirectory(System.IO.Path.Combine(Path, function)).FullName;
        var bindings = new JsonArray { trigger };
        if (trigger["type"]!.GetValue<string>() == "httpTrigger")
            bindings.Add(new JsonObject { ["type"] = "http", ["direction"] = "out", ["name"] = "res" });
        File.WriteAllText(System.IO.Path.Combine(folder, "function.json"), new JsonObject { ["bindings"] = bindings }.ToJsonString());
        return this;
    }

    public IReadOnlyList<Delivery> Deliveries(string function)
        => [.. Directory.EnumerateFiles(Records, $"*-{function}.txt").Order(StringComparer.Ordinal).Select(Delivery.Read)];

    /// <summary>Waits until the function has been posted to that often.</summary>
    public async Task<IReadOnlyList<Delivery>> WaitForDeliveriesAsync(string function, int count, TimeSpan? limit = null)
    {
        using var timeout = new CancellationTokenSource(limit ?? TimeSpan.FromSeconds(20));
        while (true)
        {
            var deliveries = Deliveries(function);
            if (deliveries.Count >= count || timeout.IsCancellationRequested)
                return deliveries;
            await Task.Delay(25, TestContext.Current.CancellationToken);
        }
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private static string Executable()
    {
        // artifacts/bin/LocalHost.Tests/debug/ → artifacts/bin/EchoApp/debug/
        var configuration = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(System.IO.Path.DirectorySeparatorChar));
        return System.IO.Path.Combine(
            configuration.Parent!.Parent!.FullName, "EchoApp", configuration.Name, "Escouade.LocalHost.EchoApp");
    }
}
