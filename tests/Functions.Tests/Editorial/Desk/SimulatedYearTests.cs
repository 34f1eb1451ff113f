using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Escouade.Content.Entries;
using Escouade.Editorial.Desk.ReviewLinks;
using Escouade.Fixtures;
using Escouade.People.Members;
using Escouade.Platform.Audit;
using Escouade.Platform.Identity;
using Escouade.Platform.Mail;
using Escouade.Platform.Storage;
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
    private readonly HttpClient staff = app.AsAdministrator();

    // How a signature ends.
    private static readonly string Administrator = EmailAddress.Key(Services.Administrator)[..8];
    private int outside;
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
                await app.Services.GetRequiredService<MemberChanges>().ChangeAsync(Member.New(EmailAddress.Key(person), ""), member => member with { Name = $"{role} {number}" }, "essai", "", "essai", Token);
                group.Add((person, app.As(person)));
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        staff.Dispose();
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
        // No mail server is part of this year.
        await app.LoseAsync(StorageNames.SendMail);
        await app.RunQueuesAsync();

        var lines = await app.Services.GetRequiredService<IAuditLog>().ListAsync(before: null, Token).Reverse().ToListAsync(Token);
        var approved = lines.Where(line => line.Event.Action == "desk.approve").ToLookup(line => (line.Event.Target, Hash: HashIn(line)));
        var published = lines.Where(line => line.Event.Action == "entry.publish").ToList();

        // The year was worth looking at.
        Assert.True(published.Count >= 20, $"{published.Count} publications; {string.Join(", ", answers)}");
        Assert.True(outside >= 20 && lines.Any(line => line.Event.Action == "desk.approve" && line.Event.Who.StartsWith("Dre Roy", StringComparison.Ordinal)), $"{outside} verdicts from outside.");
        Assert.True(answers.Keys.All(status => (int)status < 500), string.Join(", ", answers));
        // Whoever asked somebody outside to approve a text had not written it.
        foreach (var line in lines.Where(line => line.Event.Action == "desk.approve"))
            Assert.DoesNotContain(SavedBy(lines, line), signature => line.Event.Who.EndsWith($"à la demande de {signature[..signature.LastIndexOf(' ')]}", StringComparison.Ordinal));
        // What an administrator published past the desk is theirs to answer for.
        var byDesk = published.Where(line => !line.Event.Who.Contains(Administrator, StringComparison.Ordinal)).ToList();
        Assert.True(published.Count - byDesk.Count >= 5, $"{published.Count - byDesk.Count} publications past the desk.");
        Assert.All(byDesk, line => Assert.Contains(approved[(line.Event.Target, HashIn(line))], approval => approval.Event.At <= line.Event.At));
        foreach (var lived in published.GroupBy(line => line.Event.Target))
            await AssertWholeAsync(lived.Key, lived.Select(HashIn), lines);
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

        if (random.Next(6) == 0)
            return await ReviewOutsideAsync(writer, id);
        if (entry.GetProperty("url").ValueKind is JsonValueKind.String && random.Next(10) == 0)
            return await SendAsync(staff, random.Next(4) == 0 ? HttpMethod.Delete : HttpMethod.Put, $"/api/entries/{id}", "*", new { title = $"Entrée {id}", body = $"Correctif {random.Next(1_000)}.", theme = "marketing" });

        var possible = entry.GetProperty("moves").EnumerateArray().Select(move => move.GetString()!).Where(move => move != "bin" || random.Next(10) == 0).Append("submit").ToList();
        var action = random.Next(4) == 0 ? Pick(Workflow.Moves).Action : Pick(possible);
        var at = app.Services.GetRequiredService<TimeProvider>().GetUtcNow().AddDays(random.Next(1, 20));
        return await SendAsync(writer.Client, HttpMethod.Post, $"/api/desk/entries/{id}/moves/{action}", tag, new { at, reasons = "À revoir." });
    }

    /// <summary>Asks somebody without an account, whose opinion is as good as another's; or follows a link that somebody got long ago.</summary>
    private async Task<HttpStatusCode> ReviewOutsideAsync((string Name, HttpClient Client) writer, string id)
    {
        using var asked = await writer.Client.SendAsync(
            new(HttpMethod.Post, $"/api/desk/entries/{id}/review-links")
            {
                Content = JsonContent.Create(new { email = "dehors@exemple.ca", name = "Dre Roy" }),
                Headers = { { "Idempotency-Key", $"{writer.Name}-{random.Next()}" } },
            },
            Token);
        var links = await app.Services.GetRequiredService<IReviewLinkStore>().ListAsync(id, Token);
        if (links.Count == 0)
            return asked.StatusCode;
        var token = app.Services.GetRequiredService<ReviewAddress>().Sign(Pick(links));
        using var judged = await writer.Client.PostAsJsonAsync("/api/review/verdict", new { token, isFor = random.Next(4) > 0, name = "Dre Roy", reasons = "À revoir." }, Token);
        if (judged.StatusCode is HttpStatusCode.NoContent)
            outside++;
        return judged.StatusCode;
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

    /// <summary>All that readers ever had of an entry is in its history, which has no gap, unless it was removed for good; and the desk and its list say what readers have.</summary>
    private async Task AssertWholeAsync(string id, IEnumerable<string> published, IReadOnlyList<AuditLine> lines)
    {
        using var read = await staff.GetAsync($"/api/desk/entries/{id}", Token);
        if (lines.Any(line => line.Event.Target == id && line.Event.Action == "desk.remove"))
            return;
        var entry = JsonElement.Parse(await read.Content.ReadAsStringAsync(Token)).GetProperty("entry");
        var history = await app.Services.GetRequiredService<IDeskStore>().ListRevisionsAsync(id, Token).ToListAsync(Token);
        var isLive = (await app.Services.GetRequiredService<IEntryStore>().FindAsync(id, Token))!.IsPublished;
        Assert.Equal(Enumerable.Range(1, history.Count).Reverse(), history.Select(revision => revision.Number));
        Assert.Subset(history.Select(revision => revision.Hash).ToHashSet(), published.ToHashSet());
        Assert.Equal(isLive, entry.GetProperty("url").ValueKind is JsonValueKind.String);
        var state = entry.GetProperty("state").GetString();
        Assert.True(isLive || state != "published");
        if (state is "published" or "archived")
            Assert.Contains(id, await staff.GetStringAsync($"/api/desk/entries?state={state}", Token), StringComparison.Ordinal);
    }

    /// <summary>Who saved the revision that a line is about; people have names of their own here.</summary>
    private static IEnumerable<string> SavedBy(IReadOnlyList<AuditLine> lines, AuditLine about) => lines
        .Where(line => line.Event.Action is "desk.create" or "desk.save" && line.Event.Target == about.Event.Target && HashIn(line) == HashIn(about) && line.Number < about.Number)
        .TakeLast(1).Select(line => line.Event.Who);

    // What both kinds of line end with.
    private static string HashIn(AuditLine line) => line.Event.Details.Split(' ')[^1];

    private T Pick<T>(IReadOnlyList<T> among) => among[random.Next(among.Count)];
}
