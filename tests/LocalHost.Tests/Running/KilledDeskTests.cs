using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Escouade.LocalHost.Processes;
using Escouade.LocalHost.Storage;

namespace Escouade.LocalHost.Running;

/// <summary>The desk of the published function app under <c>kill -9</c>.</summary>
[Collection(RunningPlatform.Collection)]
public sealed class KilledDeskTests : IAsyncLifetime
{
    private const int Entries = 24;
    private const int Kills = 12;

    private static readonly string[] Once = ["desk.approve", "desk.create", "desk.publish", "desk.submit"];

    private readonly DirectoryInfo folder = System.IO.Directory.CreateTempSubdirectory("escouade-killed-desk-");
    private readonly HttpClient http = new(new SocketsHttpHandler()) { Timeout = TimeSpan.FromSeconds(20) };
    private readonly int port = FreePorts.Next();
    private Builds? builds;
    private Azurite? storage;

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
        for (; deaths < Kills && !publishing.IsCompleted; deaths++)
        {
            using var app = await StartAsync();
            await Task.Delay(random.Next(100, 700), Cancellation);
            app.Kill();
            await app.WaitForExitAsync(Cancellation);
        }
        using var last = await StartAsync();
        try
        {
            await publishing;
            Assert.True(deaths >= 4, $"It died only {deaths} times.");
            await AssertOnceAsync();
        }
        finally
        {
            last.Kill();
        }
    }

    private async Task AssertOnceAsync()
    {
        // What readers have and a crash kept from the desk is noted there by the timer, once nobody can be at it any more.
        await Eventually.TrueAsync(async () =>
        {
            using var kept = await http.PostAsJsonAsync(new Uri($"http://127.0.0.1:{port}/KeepSchedule"), new { Data = new { timer = new { IsPastDue = false } }, Metadata = new { sys = new { MethodName = "KeepSchedule" } } }, new JsonSerializerOptions(), Cancellation);
            return kept.IsSuccessStatusCode && (await LinesAsync()).Count >= Entries * Once.Length;
        }, TimeSpan.FromMinutes(2));
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
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"http://127.0.0.1:{port}{path}")) { Content = JsonContent.Create(body) };
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

    private async Task<JsonElement> ReadAsync(string path) => JsonElement.Parse(await http.GetStringAsync(new Uri($"http://127.0.0.1:{port}{path}"), Cancellation));

    /// <summary>The executable as the host starts it; nothing stands between it and the signal.</summary>
    private async Task<Process> StartAsync()
    {
        var start = new ProcessStartInfo(Path.Combine(builds!.Apps, "api", "Escouade.Functions")) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in ((string, string)[])
        [
            ("FUNCTIONS_CUSTOMHANDLER_PORT", $"{port}"), ("Storage__ConnectionString", storage!.ConnectionString), ("Identity__Provider", "Local"),
            ("Identity__Administrator", "admin@exemple.ca"), ("RateLimits__IsEnabled", "false"),
        ])
            start.Environment[name] = value;
        var app = Process.Start(start)!;
        app.OutputDataReceived += (_, _) => { };
        app.BeginOutputReadLine();
        app.BeginErrorReadLine();
        Assert.True(await FreePorts.WaitUntilAnsweredAsync(port, app.WaitForExitAsync(Cancellation), TimeSpan.FromSeconds(30), Cancellation));
        return app;
    }
}
