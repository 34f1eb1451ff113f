using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Escouade.Fixtures;
using Escouade.People.Members;
using Escouade.Platform.Identity;
using Escouade.Platform.Mail;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Escouade.Audience;

public sealed class AudienceTests(RunningApp app) : IClassFixture<RunningApp>
{
    private readonly string slug = $"ginette-{Guid.NewGuid():N}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private int Year => Years.Of(app.Services.GetRequiredService<TimeProvider>().GetUtcNow());

    [Fact]
    public async Task A_report_adds_up_what_an_expert_gave_and_readers_made_of_it()
    {
        using var expert = await AddExpertAsync();
        var first = await PublishAsync("un");
        var second = await PublishAsync("deux");
        foreach (var (entry, kind, times) in ((string, string, int)[])[(first, "read", 3), (second, "read", 2), (second, "listen", 4), (first, "useful", 5)])
        {
            for (var time = 0; time < times; time++)
                Assert.Equal(HttpStatusCode.NoContent, await SignalAsync(entry, kind));
        }
        foreach (var (amount, activity) in ((decimal, string)[])[(1.5m, "writing"), (2m, "writing"), (0.25m, "mentoring")])
            Assert.Equal(HttpStatusCode.Created, (await NoteAsync(expert, new { date = $"{Year}-01-15", amount, activity })).StatusCode);

        var report = JsonElement.Parse(await expert.GetStringAsync("/api/me/report", Token));
        using var staff = app.AsAdministrator();
        var seen = JsonElement.Parse(await staff.GetStringAsync($"/api/staff/experts/{slug}/report", Token));

        // All of one network, who may find an entry useful once a day.
        Assert.Equal((5, 4, 1, 0, 2), (Number(report, "reads"), Number(report, "listens"), Number(report, "useful"), Number(report, "answers"), Number(report, "published")));
        Assert.Equal(3.75m, report.GetProperty("hours").GetDecimal());
        Assert.Equal(3.5m, report.GetProperty("activities").GetProperty("writing").GetDecimal());
        Assert.Equal(report.ToString(), seen.ToString());
        Assert.Equal(0, Number(JsonElement.Parse(await expert.GetStringAsync($"/api/me/report?year={Year - 1}", Token)), "reads"));
        app.Advance(TimeSpan.FromDays(1));
        await SignalAsync(first, "useful");
        Assert.Equal(2, Number(JsonElement.Parse(await expert.GetStringAsync($"/api/me/report?year={Year}", Token)), "useful"));
    }

    [Fact]
    public async Task A_day_has_no_more_than_its_hours_however_many_are_noted_at_once()
    {
        using var expert = await AddExpertAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => NoteAsync(expert, new { date = $"{Year}-01-15", amount = 20m, activity = "writing" })));

        Assert.InRange(JsonElement.Parse(await expert.GetStringAsync("/api/me/report", Token)).GetProperty("hours").GetDecimal(), 0m, 24m);
    }

    [Fact]
    public async Task No_signal_that_many_send_at_once_over_two_instances_is_lost()
    {
        using var expert = await AddExpertAsync();
        var entry = await PublishAsync("foule");
        await using var second = new RunningApp(app);
        await second.InitializeAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(number => SignalAsync(entry, "read", number % 2 == 0 ? app : second)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.NoContent, answer));
        Assert.Equal(40, Number(JsonElement.Parse(await expert.GetStringAsync("/api/me/report", Token)), "reads"));
    }

    [Fact]
    public async Task What_is_no_signal_is_refused_and_nothing_of_the_reader_is_kept()
    {
        await AddExpertAsync();
        var entry = await PublishAsync("refus");

        Assert.Equal(HttpStatusCode.BadRequest, await SignalAsync(entry, "adore"));
        foreach (var number in new[] { "7", "0", "read,listen" })
            Assert.Equal(HttpStatusCode.BadRequest, await SignalAsync(entry, number));
        Assert.Equal(HttpStatusCode.NotFound, await SignalAsync(new('a', 26), "read"));
        Assert.Equal(HttpStatusCode.NotFound, await SignalAsync("..%2f", "read"));
        using var elsewhere = new HttpRequestMessage(HttpMethod.Post, $"/api/entries/{entry}/signals") { Content = JsonContent.Create(new { kind = "read" }) };
        Assert.Equal(HttpStatusCode.Forbidden, (await app.Http.SendAsync(elsewhere, Token)).StatusCode);

        await SignalAsync(entry, "useful");
        var marks = new Azure.Data.Tables.TableServiceClient(app.ConnectionString).GetTableClient("SignalMarks");
        app.Advance(TimeSpan.FromDays(2));
        Assert.Equal(200, await app.RunTimerAsync(nameof(Platform.Storage.ForgetExpired)));
        Assert.Empty(await marks.QueryAsync<Azure.Data.Tables.TableEntity>(cancellationToken: Token).ToListAsync(Token));
    }

    [Fact]
    public async Task Hours_are_ones_own_and_make_sense()
    {
        using var expert = await AddExpertAsync();
        using var refused = await NoteAsync(expert, new { date = "2999-01-01", amount = 0.3m, activity = "dormir", note = new string('a', 201) });
        Assert.Equal(["activity", "amount", "date", "note"], JsonElement.Parse(await refused.Content.ReadAsStringAsync(Token)).GetProperty("errors").EnumerateObject().Select(error => error.Name).Order());

        using var noted = await NoteAsync(expert, new { date = $"{Year}-02-01", amount = 20m, activity = "review", note = "Long." });
        var id = JsonElement.Parse(await noted.Content.ReadAsStringAsync(Token)).GetProperty("id").GetString();
        Assert.Equal(HttpStatusCode.BadRequest, (await NoteAsync(expert, new { date = $"{Year}-02-01", amount = 5m, activity = "review" })).StatusCode);
        foreach (var activity in new[] { "writing,review", "4" })
            Assert.Equal(HttpStatusCode.BadRequest, (await NoteAsync(expert, new { date = $"{Year}-03-01", amount = 1m, activity })).StatusCode);
        using var other = app.AsAdministrator();
        Assert.Equal(HttpStatusCode.NotFound, (await other.DeleteAsync($"/api/me/hours/{id}", Token)).StatusCode);
        Assert.Equal(20m, JsonElement.Parse(await expert.GetStringAsync("/api/me/hours", Token)).GetProperty("sum").GetDecimal());
        Assert.Equal(HttpStatusCode.NoContent, (await expert.DeleteAsync($"/api/me/hours/{id}", Token)).StatusCode);
        Assert.Equal(0m, JsonElement.Parse(await expert.GetStringAsync("/api/me/hours", Token)).GetProperty("sum").GetDecimal());
        Assert.Equal(HttpStatusCode.BadRequest, (await expert.GetAsync("/api/me/hours?year=1", Token)).StatusCode);
    }

    [Theory]
    [InlineData("fr-CA", "Attestation de bénévolat")]
    [InlineData("en-CA", "Certificate of volunteering")]
    public async Task A_certificate_is_one_page_in_the_readers_language(string language, string title)
    {
        using var expert = await AddExpertAsync("<script>alert(1)</script> & Ginette Côté-Desjardins, conseillère principale aux très longs titres");
        foreach (var activity in new[] { "writing", "review", "answering", "mentoring", "other" })
            await NoteAsync(expert, new { date = $"{Year}-01-15", amount = 1.25m, activity });
        expert.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);

        using var answer = await expert.GetAsync("/api/me/report/certificate", Token);
        var html = await answer.Content.ReadAsStringAsync(Token);

        Assert.Contains(title, WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(1, await PagesAsync(html));
    }

    /// <summary>Prints as a person would, and counts.</summary>
    private static async Task<int> PagesAsync(string html)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("certificate");
        try
        {
            var (page, pdf) = (Path.Combine(folder.FullName, "page.html"), Path.Combine(folder.FullName, "page.pdf"));
            await File.WriteAllTextAsync(page, html, Token);
            using var chromium = Process.Start(new ProcessStartInfo("chromium", ["--headless", "--no-sandbox", $"--user-data-dir={folder.FullName}/profile", $"--print-to-pdf={pdf}", $"file://{page}"]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            await chromium.WaitForExitAsync(Token).WaitAsync(TimeSpan.FromMinutes(1), Token);
            return Regex.Count(Encoding.Latin1.GetString(await File.ReadAllBytesAsync(pdf, Token)), @"/Type\s*/Page\b");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static int Number(JsonElement report, string name) => report.GetProperty(name).GetInt32();

    private async Task<HttpStatusCode> SignalAsync(string entry, string kind, RunningApp? instance = null)
    {
        using var reader = (instance ?? app).As("peu importe");
        reader.DefaultRequestHeaders.Remove(FrontDoorHeader.Name);
        using var answer = await reader.PostAsJsonAsync($"/api/entries/{entry}/signals", new { kind }, Token);
        return answer.StatusCode;
    }

    private static Task<HttpResponseMessage> NoteAsync(HttpClient who, object hours)
        => who.SendAsync(new(HttpMethod.Post, "/api/me/hours") { Content = JsonContent.Create(hours), Headers = { { "Idempotency-Key", Guid.NewGuid().ToString() } } }, Token);

    private async Task<string> PublishAsync(string name)
    {
        await app.DropAsync($"{slug}-{name}.md", $"---\ntitre: Texte {name} {slug}\nexperts: [{slug}]\n---\nUn texte.");
        return (await app.GetJsonAsync($"/api/entries/texte-{name}-{slug}")).GetProperty("id").GetString()!;
    }

    private async Task<HttpClient> AddExpertAsync(string name = "Ginette Côté")
    {
        var email = $"{slug}@exemple.ca";
        await app.DropAsync($"{slug}-profil.md", $"---\ngenre: expert\nnom: \"{name}\"\nadresse: {slug}\n---\nTexte.");
        await app.Services.GetRequiredService<PeopleCommand>().RunAsync(["grant", email, Roles.Expert], Token);
        await app.Services.GetRequiredService<MemberChanges>().ChangeAsync(Member.New(EmailAddress.Key(email), ""), member => member with { Expert = slug }, "essai", "", "essai", Token);
        return app.As(email);
    }
}
