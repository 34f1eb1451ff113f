using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Escouade.Fixtures;
using Escouade.People.Members;
using Escouade.Platform.Audit;
using Escouade.Platform.Identity;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Escouade.Editorial.Desk;

/// <summary>A year of a hundred experts and five editors who do whatever comes to their minds, the same at every run: no path publishes what nobody approved.</summary>
public sealed class SimulatedYearTests(RunningApp app) : IClassFixture<RunningApp>, IAsyncLifetime
{
    private const int Seed = 20_261_126;
    private const int Days = 365;
    private const int DeedsADay = 4;

    private readonly Random random = new(Seed);
    private readonly List<string> entries = [];
    private readonly List<(string Name, HttpClient Client)> experts = [];
    private readonly List<(string Name, HttpClient Client)> editors = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var command = app.Services.GetRequiredService<PeopleCommand>();
        foreach (var (role, count, group) in ((string, int, List<(string, HttpClient)>)[])[(Roles.Expert, 100, experts), (Roles.Editor, 5, editors)])
        {
            for (var number = 0; number < count; number++)
            {
                var person = $"{role}-{number}@exemple.ca";
                Assert.Equal(0, (await command.RunAsync(["grant", person, role], Token)).ExitCode);
                group.Add((person, app.As(person)));
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        foreach (var (_, client) in experts.Concat(editors))
            client.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task No_path_publishes_what_nobody_approved()
    {
        var answers = new Dictionary<HttpStatusCode, int>();
        for (var day = 0; day < Days; day++)
        {
            for (var deed = 0; deed < DeedsADay; deed++)
            {
                var status = await DoAsync();
                answers[status] = answers.GetValueOrDefault(status) + 1;
            }
            app.Advance(TimeSpan.FromDays(1));
            if (day % 7 == 0)
                Assert.Equal(200, await app.RunTimerAsync(nameof(KeepSchedule)));
        }
        await app.RunQueuesAsync();

        var lines = await app.Services.GetRequiredService<IAuditLog>().ListAsync(before: null, Token).Reverse().ToListAsync(Token);
        var approved = lines.Where(line => line.Event.Action == "desk.approve").ToLookup(line => (line.Event.Target, Hash: HashIn(line)));
        var published = lines.Where(line => line.Event.Action == "entry.publish").ToList();

        // The year was worth looking at.
        Assert.True(published.Count >= 20, $"{published.Count} publications; {string.Join(", ", answers)}");
        Assert.True(answers.Keys.All(status => (int)status < 500), string.Join(", ", answers));
        Assert.All(published, line => Assert.Contains(approved[(line.Event.Target, HashIn(line))], approval => approval.Event.At <= line.Event.At));
        Assert.Equal(lines.Count, lines.Select(line => line.Event.Id).Distinct().Count());
        Assert.True((await app.Services.GetRequiredService<IAuditLog>().VerifyAsync(Token)).IsWhole);
    }

    /// <summary>Somebody does something, mostly sensible and sometimes not at all.</summary>
    private async Task<HttpStatusCode> DoAsync()
    {
        var writer = random.Next(3) == 0 ? Pick(experts) : Pick(editors);
        if (entries.Count < 10 || random.Next(12) == 0)
            return await CreateAsync(random.Next(4) == 0 ? writer : Pick(experts));

        var id = Pick(entries);
        using var read = await Pick(editors).Client.GetAsync($"/api/desk/entries/{id}", Token);
        if (read.StatusCode is not HttpStatusCode.OK)
        {
            // Its thirty days in the bin are over.
            entries.Remove(id);
            return read.StatusCode;
        }
        var entry = JsonElement.Parse(await read.Content.ReadAsStringAsync(Token)).GetProperty("entry");
        var tag = random.Next(20) == 0 ? "\"0-1\"" : entry.GetProperty("tag").GetString()!;
        if (random.Next(8) == 0)
            return await SendAsync(writer.Client, HttpMethod.Put, $"/api/desk/entries/{id}", tag, new { title = $"Entrée {id}", body = $"Texte {random.Next(1_000)}.", theme = "marketing" });

        var possible = entry.GetProperty("moves").EnumerateArray().Select(move => move.GetString()!).Where(move => move != "bin" || random.Next(10) == 0).Append("submit").ToList();
        var action = random.Next(4) == 0 ? Pick(Workflow.Moves).Action : Pick(possible);
        var at = app.Services.GetRequiredService<TimeProvider>().GetUtcNow().AddDays(random.Next(1, 20));
        return await SendAsync(writer.Client, HttpMethod.Post, $"/api/desk/entries/{id}/moves/{action}", tag, new { at, reasons = "À revoir." });
    }

    private async Task<HttpStatusCode> CreateAsync((string Name, HttpClient Client) writer)
    {
        using var created = await writer.Client.SendAsync(
            new(HttpMethod.Post, "/api/desk/entries")
            {
                Content = JsonContent.Create(new { title = $"Entrée {entries.Count}", body = "Texte.", theme = "marketing" }),
                Headers = { { "Idempotency-Key", $"{writer.Name}-{entries.Count}" } },
            },
            Token);
        if (created.IsSuccessStatusCode)
            entries.Add(JsonElement.Parse(await created.Content.ReadAsStringAsync(Token)).GetProperty("id").GetString()!);
        return created.StatusCode;
    }

    private static async Task<HttpStatusCode> SendAsync<T>(HttpClient client, HttpMethod method, string address, string tag, T content)
    {
        using var request = new HttpRequestMessage(method, address) { Content = JsonContent.Create(content) };
        request.Headers.TryAddWithoutValidation("If-Match", tag);
        using var answer = await client.SendAsync(request, Token);
        return answer.StatusCode;
    }

    // What both kinds of line end with.
    private static string HashIn(AuditLine line) => line.Event.Details.Split(' ')[^1];

    private T Pick<T>(IReadOnlyList<T> among) => among[random.Next(among.Count)];
}
