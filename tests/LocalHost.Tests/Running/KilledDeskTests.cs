using System.Net.Http.Json;
using System.Text.Json;
using Escouade.LocalHost.Host;
using Escouade.LocalHost.Storage;

namespace Escouade.LocalHost.Running;

/// <summary>The desk of the published function app under <c>kill -9</c>.</summary>
[Collection(RunningPlatform.Collection)]
public sealed class KilledDeskTests : IAsyncLifetime
{
    private const int Entries = 24;
    private const int Kills = 8;

    // The host gives an app up at its third death; the platform then starts another host.
    private const int KillsAHost = 2;

    private static readonly string[] Once = ["desk.approve", "desk.create", "desk.publish", "desk.submit", "entry.publish"];

    private readonly DirectoryInfo folder = System.IO.Directory.CreateTempSubdirectory("escouade-killed-desk-");
    private readonly HttpClient http = new(new SocketsHttpHandler()) { Timeout = TimeSpan.FromSeconds(20) };
    private Builds? builds;
    private Azurite? storage;
    private volatile Uri address = new("http://127.0.0.1:9");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        builds = new Builds(Repository.Find(), folder.FullName);
        await builds.PublishFunctionsAsync(_ => { }, Cancellation);
        storage = await Azurite.StartAsync(cancellationToken: Cancellation);
        var principal = JsonSerializer.SerializeToUtf8Bytes(new { identityProvider = "google", userId = "1", userDetails = "admin@exemple.ca" });
        http.DefaultRequestHeaders.Add("x-ms-client-principal", Convert.ToBase64String(principal));
        http.DefaultRequestHeaders.Add("X-Escouade-Request", "1");
        http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
    }

    public async ValueTask DisposeAsync()
    {
        if (storage is not null)
            await storage.DisposeAsync();
        http.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Every_move_is_one_state_and_one_line_when_the_app_is_killed_at_random_moments()
    {
        var random = new Random(20261126);
        var publishing = Parallel.ForEachAsync(Enumerable.Range(0, Entries), new ParallelOptions { MaxDegreeOfParallelism = 6, CancellationToken = Cancellation }, async (number, _) => await PublishAsync(number));
        var deaths = 0;
        while (deaths < Kills && !publishing.IsCompleted)
        {
            await using var host = await StartHostAsync();
            address = host.Address;
            for (var death = 0; death < KillsAHost && !publishing.IsCompleted; death++, deaths++)
            {
                Assert.True(await host.WaitUntilReadyAsync(Cancellation));
                await Task.Delay(random.Next(150, 900), Cancellation);
                await host.KillAsync("api");
            }
        }
        await using var last = await StartHostAsync();
        address = last.Address;
        Assert.True(await last.WaitUntilReadyAsync(Cancellation));
        await publishing;

        Assert.True(deaths >= 4, $"It died only {deaths} times.");
        await Eventually.TrueAsync(async () => (await LinesAsync()).Count >= Entries * Once.Length, TimeSpan.FromMinutes(3));
        foreach (var entry in (await LinesAsync()).GroupBy(line => line.Target))
            Assert.Equal(Once, entry.Select(line => line.Action).Order(StringComparer.Ordinal));
        var items = (await ReadAsync("/api/desk/entries")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(Entries, items.Count);
        Assert.All(items, item => Assert.Equal(("published", 1), (item.GetProperty("state").GetString(), item.GetProperty("number").GetInt32())));
        Assert.True((await ReadAsync("/api/staff/audit/verify")).GetProperty("isWhole").GetBoolean());
    }

    /// <summary>Does what a person does whose page shows an error: looks where the text stands, and goes on from there.</summary>
    private async Task PublishAsync(int number)
    {
        string? id = null;
        while (true)
        {
            try
            {
                if (id is null)
                {
                    using var created = await SendAsync("/api/desk/entries", new { title = $"Entrée {number}", body = "Un texte.", theme = "marketing" }, "Idempotency-Key", $"entree-{number}");
                    id = created.IsSuccessStatusCode ? JsonElement.Parse(await created.Content.ReadAsStringAsync(Cancellation)).GetProperty("id").GetString() : null;
                }
                else
                {
                    var entry = (await ReadAsync($"/api/desk/entries/{id}")).GetProperty("entry");
                    var move = entry.GetProperty("state").GetString() switch { "draft" => "submit", "inReview" => "approve", "approved" => "publish", _ => null };
                    if (move is null)
                        return;
                    using var moved = await SendAsync($"/api/desk/entries/{id}/moves/{move}", new { }, "If-Match", entry.GetProperty("tag").GetString()!);
                }
            }
            catch (Exception gone) when (gone is HttpRequestException or JsonException or OperationCanceledException && !Cancellation.IsCancellationRequested)
            {
                await Task.Delay(50, Cancellation);
            }
        }
    }

    private async Task<HttpResponseMessage> SendAsync<T>(string path, T body, string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, path)) { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation(header, value);
        return await http.SendAsync(request, Cancellation);
    }

    private async Task<List<(string Target, string Action)>> LinesAsync()
    {
        var lines = new List<(string, string)>();
        for (var next = "/api/staff/audit?limit=100"; next is not null;)
        {
            var page = await ReadAsync(next);
            lines.AddRange(page.GetProperty("items").EnumerateArray().Select(line => (line.GetProperty("target").GetString()!, line.GetProperty("action").GetString()!)));
            next = page.GetProperty("next").GetString() is { } cursor ? $"/api/staff/audit?limit=100&cursor={cursor}" : null;
        }
        return lines;
    }

    private async Task<JsonElement> ReadAsync(string path) => JsonElement.Parse(await http.GetStringAsync(new Uri(address, path), Cancellation));

    private Task<FunctionsHost> StartHostAsync() => FunctionsHost.StartAsync(new Host.HostOptions([Path.Combine(builds!.Apps, "api"), Path.Combine(builds.Apps, "worker")])
    {
        DataFolder = folder.FullName,
        Settings = new Dictionary<string, string>
        {
            ["AzureWebJobsStorage"] = storage!.ConnectionString,
            ["Storage__ConnectionString"] = storage.ConnectionString,
            ["Identity__Provider"] = "Local",
            ["Identity__Administrator"] = "admin@exemple.ca",
            ["RateLimits__IsEnabled"] = "false",
            // Nobody searches: whatever is projected fails there, and is audited before.
            ["Search__Endpoint"] = "https://127.0.0.1:9",
            ["Search__ApiKey"] = "key",
        },
    }, Cancellation);
}
