using System.Globalization;
using System.Text.Json;
using Azure.Storage.Blobs;
using Escouade.LocalHost.Host;
using Escouade.LocalHost.Processes;
using Escouade.LocalHost.Storage;

namespace Escouade.LocalHost.Running;

/// <summary>The published function app under <c>kill -9</c>.</summary>
[Collection(RunningPlatform.Collection)]
public sealed class KilledWorkerTests : IAsyncLifetime
{
    private const int Drops = 200;
    private const int Kills = 8;

    // The host gives an app up at its third death; the platform then starts another host.
    private const int KillsAHost = 2;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("escouade-killed-");
    private readonly HttpClient http = new(new SocketsHttpHandler());
    private readonly int searchPort = FreePorts.Next();
    private Builds? builds;
    private Azurite? storage;
    private SupervisedProcess? search;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        builds = new Builds(Repository.Find(), folder.FullName);
        await builds.PublishFunctionsAsync(_ => { }, Cancellation);
        await builds.BuildSearchEmulatorAsync(_ => { }, Cancellation);
        storage = await Azurite.StartAsync(cancellationToken: Cancellation);
        search = SupervisedProcess.Start(new ProgramToRun("search", builds.SearchEmulator, ["--memory", "--port", $"{searchPort}", "--admin-key", "key"]), _ => { });
        Assert.True(await FreePorts.WaitUntilAnsweredAsync(searchPort, search.Exited, TimeSpan.FromSeconds(30), Cancellation));
    }

    public async ValueTask DisposeAsync()
    {
        if (search is not null)
            await search.DisposeAsync();
        if (storage is not null)
            await storage.DisposeAsync();
        http.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Every_article_is_there_once_when_the_app_is_killed_at_random_moments()
    {
        var random = new Random(20261125);
        var dropping = DropAsync();
        for (var kill = 0; kill < Kills; kill += KillsAHost)
        {
            await using var host = await StartHostAsync();
            for (var death = 0; death < KillsAHost; death++)
            {
                Assert.True(await host.WaitUntilReadyAsync(Cancellation));
                await Task.Delay(random.Next(50, 700), Cancellation);
                await host.KillAsync("worker");
            }
        }
        await dropping;

        await using var last = await StartHostAsync();
        // Whatever was in hand at a death shows itself again when its lease ends.
        await Eventually.TrueAsync(async () => await CountAsync(last, "/api/search?limit=1", "count") == Drops, TimeSpan.FromMinutes(3));
        await last.WaitUntilIdleAsync(Cancellation);
        await Eventually.TrueAsync(async () => (await SlugsAsync(last)).Count == Drops, TimeSpan.FromMinutes(1));

        var slugs = await SlugsAsync(last);
        Assert.Equal(Enumerable.Range(0, Drops).Select(number => $"article-{number}").Order(StringComparer.Ordinal), slugs.Order(StringComparer.Ordinal));
        Assert.Equal(Drops, await CountAsync(last, "/api/search?limit=1", "count"));
        foreach (var slug in slugs)
            Assert.Equal(1, await CountAsync(last, $"/api/entries/{slug}", "revision"));
    }

    private Task<FunctionsHost> StartHostAsync() => FunctionsHost.StartAsync(new Host.HostOptions([Path.Combine(builds!.Apps, "api"), Path.Combine(builds.Apps, "worker")])
    {
        DataFolder = folder.FullName,
        BlobPollingInterval = TimeSpan.FromMilliseconds(100),
        Settings = new Dictionary<string, string>
        {
            ["AzureWebJobsStorage"] = storage!.ConnectionString,
            ["Storage__ConnectionString"] = storage.ConnectionString,
            ["Search__Endpoint"] = $"https://127.0.0.1:{searchPort}",
            ["Search__ApiKey"] = "key",
            ["Search__TrustLocalCertificate"] = "true",
        },
    }, Cancellation);

    private async Task DropAsync()
    {
        var inbox = new BlobContainerClient(storage!.ConnectionString, "inbox");
        await inbox.CreateIfNotExistsAsync(cancellationToken: Cancellation);
        for (var number = 0; number < Drops; number++)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"---\ntitre: Article {number}\ntheme: marketing\netiquettes: [essai]\n---\n\nUn texte.\n");
            await inbox.GetBlobClient($"article-{number}.md").UploadAsync(new BinaryData(text), overwrite: true, Cancellation);
            await Task.Delay(10, Cancellation);
        }
    }

    private async Task<List<string>> SlugsAsync(FunctionsHost host)
    {
        var slugs = new List<string>();
        for (var next = "/api/entries?limit=100"; next is not null;)
        {
            var page = await ReadAsync(host, next);
            slugs.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("slug").GetString()!));
            next = page.GetProperty("next").GetString() is { } cursor ? $"/api/entries?limit=100&cursor={cursor}" : null;
        }
        return slugs;
    }

    private async Task<long> CountAsync(FunctionsHost host, string address, string member) => (await ReadAsync(host, address)).GetProperty(member).GetInt64();

    private async Task<JsonElement> ReadAsync(FunctionsHost host, string address)
        => JsonElement.Parse(await http.GetStringAsync(new Uri(host.Address, address), Cancellation));
}
