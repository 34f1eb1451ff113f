using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Escouade.Fixtures;
using Escouade.People.Members;
using Escouade.Platform.Audit;
using Escouade.Platform.Identity;
using Escouade.Platform.Mail;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Escouade.Editorial.Desk.DeskCalls;

namespace Escouade.Editorial.Desk.ErrorReports;

[Collection(nameof(MailCollection))]
public sealed class ErrorReportTests(AppWithMail mail) : IAsyncLifetime
{
    private readonly string email = AppWithMail.SomeAddress();
    private readonly string slug = $"autrice-{Guid.NewGuid():N}"[..20];
    private HttpClient writer = null!;
    private HttpClient other = null!;
    private HttpClient editor = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IErrorReportStore Store => mail.App.Services.GetRequiredService<IErrorReportStore>();

    public async ValueTask InitializeAsync()
    {
        writer = await GrantAsync($"{slug}@exemple.ca", Roles.Expert, slug);
        other = await GrantAsync("autre@exemple.ca", Roles.Expert, null);
        editor = await GrantAsync("editrice@exemple.ca", Roles.Editor, null);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_report_stands_in_the_queue_of_its_experts_and_the_reader_is_thanked_once()
    {
        var entry = await PublishAsync("Signalée", "Le taux est de **9 %** partout.");
        var report = await ReadAsync(await ReportAsync(entry, new { message = "C’est 9,975 %.", passage = new { exact = "9 %", prefix = "est de ", suffix = " partout" }, email }), HttpStatusCode.Created);

        var seen = Assert.Single(await ListAsync(writer, entry));
        Assert.Equal(("C’est 9,975 %.", "9 %", true, false), (seen.GetProperty("message").GetString(), seen.GetProperty("now").GetProperty("exact").GetString(), seen.GetProperty("isThanked").GetBoolean(), seen.GetProperty("isLost").GetBoolean()));
        Assert.Single(await ListAsync(editor, entry));
        Assert.Empty(await ListAsync(other, entry));
        Assert.Equal(HttpStatusCode.NotFound, (await CloseAsync(other, report, true)).StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await CloseAsync(writer, report, true, "Bien vu.")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await CloseAsync(writer, report, true, "Bien vu.")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await CloseAsync(editor, report, false)).StatusCode);
        await mail.App.RunQueuesAsync(deliveries: 2);

        var thanks = Assert.Single(await mail.Server.ReadAsync(email));
        Assert.Contains("Bien vu.", thanks.TextBody!, StringComparison.Ordinal);
        Assert.Contains("a été corrigé", thanks.TextBody!, StringComparison.Ordinal);
        Assert.Empty(await ListAsync(writer, entry));
        Assert.Null((await Store.FindAsync(Id(report), Token))!.AddressKey);
        Assert.Equal("errorReport.correct", (await LinesOfAsync(Id(entry)))[0]);
    }

    [Fact]
    public async Task Whoever_signed_it_sees_it_even_where_somebody_else_began_it()
    {
        await mail.App.DropAsync($"{slug}-profil.md", $"---\ngenre: expert\nnom: Autrice {slug}\nadresse: {slug}\n---\nTexte.");
        await mail.App.DropAsync($"{slug}.md", $"---\ntitre: De la boîte {slug}\nexperts: [{slug}]\n---\nUn texte.");
        var entry = await mail.App.GetJsonAsync($"/api/entries/de-la-boite-{slug}");

        await ReadAsync(await ReportAsync(entry, new { message = "Une coquille." }), HttpStatusCode.Created);

        Assert.Single(await ListAsync(writer, entry));
    }

    [Fact]
    public async Task What_says_nothing_or_of_nothing_is_refused()
    {
        var entry = await PublishAsync("Bien lue", "Un texte.");
        Assert.Equal(HttpStatusCode.BadRequest, (await ReportAsync(entry, new { message = "\u0000\u200b\u202e" })).StatusCode);
        using var refused = await ReportAsync(entry, new { message = " ", email = "a@b@c", passage = new { exact = new string('a', 2_001) } });
        Assert.Equal(["email", "message", "passage"], JsonElement.Parse(await refused.Content.ReadAsStringAsync(Token)).GetProperty("errors").EnumerateObject().Select(error => error.Name).Order());

        var draft = await CreateAsync(writer, "Pas publiée", "Un texte.");
        Assert.Equal(HttpStatusCode.NotFound, (await ReportAsync(draft, new { message = "Bonjour." })).StatusCode);
    }

    [Fact]
    public async Task However_many_there_are_each_is_on_some_page()
    {
        var entry = await PublishAsync("Très signalée", "Un texte.");
        foreach (var part in Enumerable.Range(0, 103).Chunk(20))
            await Task.WhenAll(part.Select(async number => await ReadAsync(await ReportAsync(entry, new { message = $"Coquille {number}." }), HttpStatusCode.Created)));

        var first = JsonElement.Parse(await writer.GetStringAsync("/api/desk/error-reports", Token));
        Assert.Equal(103, (await ListAsync(writer, entry)).Select(report => report.GetProperty("message").GetString()).Distinct().Count());
        Assert.Equal(100, first.GetProperty("items").GetArrayLength());
        Assert.True(first.GetProperty("count").GetInt32() >= 103);
        Assert.Equal(HttpStatusCode.BadRequest, (await writer.GetAsync("/api/desk/error-reports?page=0", Token)).StatusCode);
        var stranger = mail.App.Services.GetRequiredService<Microsoft.AspNetCore.Routing.EndpointDataSource>().Endpoints.Single(endpoint => endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Routing.IEndpointNameMetadata>()?.EndpointName == nameof(ReportError));
        Assert.Same(Platform.Limits.RateLimits.ErrorReports, stranger.Metadata.GetMetadata<Platform.Limits.RateLimit>());
    }

    [Fact]
    public async Task What_a_crash_left_undone_is_done_by_the_timer_once()
    {
        var entry = await PublishAsync("Tuée à la fermeture", "Un texte.");
        var report = await ReadAsync(await ReportAsync(entry, new { message = "Une coquille.", email }), HttpStatusCode.Created);
        var stored = (await Store.FindAsync(Id(report), Token))!;
        var now = TimeProvider.System.GetUtcNow();
        Assert.True(await Store.SaveAsync(stored with { Change = 1, Closing = new(IsCorrected: false, null, "Ana", now), Pending = new($"error-report {stored.Id} 1", now, "Ana", "errorReport.decline", stored.Entry, stored.Id) }, Token));

        Assert.Equal(200, await mail.App.RunTimerAsync(nameof(RepairDesk)));
        Assert.Equal(200, await mail.App.RunTimerAsync(nameof(RepairDesk)));
        await mail.App.RunQueuesAsync();

        Assert.Single(await mail.Server.ReadAsync(email));
        Assert.Single(await LinesOfAsync(Id(entry)), "errorReport.decline");
    }

    private async Task<JsonElement> PublishAsync(string title, string body)
    {
        var published = await MoveAsync(editor, await MoveAsync(editor, await MoveAsync(writer, await CreateAsync(writer, title, body), "submit"), "approve"), "publish");
        await mail.App.RunQueuesAsync();
        return published;
    }

    private Task<HttpResponseMessage> ReportAsync(JsonElement entry, object report)
    {
        var stranger = mail.App.As("peu importe");
        stranger.DefaultRequestHeaders.Remove(FrontDoorHeader.Name);
        return stranger.SendAsync(new(HttpMethod.Post, $"/api/entries/{Id(entry)}/error-reports") { Content = JsonContent.Create(report), Headers = { { "Idempotency-Key", Guid.NewGuid().ToString() } } }, Token);
    }

    private static Task<HttpResponseMessage> CloseAsync(HttpClient who, JsonElement report, bool isCorrected, string? note = null)
        => who.PostAsJsonAsync($"/api/desk/error-reports/{Id(report)}/close", new { isCorrected, note }, Token);

    /// <summary>What is listed of an entry, on whichever page.</summary>
    private static async Task<List<JsonElement>> ListAsync(HttpClient who, JsonElement entry)
    {
        var found = new List<JsonElement>();
        for (var page = 1; ; page++)
        {
            var items = JsonElement.Parse(await who.GetStringAsync($"/api/desk/error-reports?page={page}", Token)).GetProperty("items").EnumerateArray().ToList();
            if (items.Count == 0)
                return found;
            found.AddRange(items.Where(report => report.GetProperty("entry").GetString() == Id(entry)));
        }
    }

    private async Task<HttpClient> GrantAsync(string address, string role, string? expert)
    {
        await mail.App.Services.GetRequiredService<PeopleCommand>().RunAsync(["grant", address, role], Token);
        if (expert is not null)
            await mail.App.Services.GetRequiredService<MemberChanges>().ChangeAsync(Member.New(EmailAddress.Key(address), ""), member => member with { Expert = expert }, "essai", "", "essai", Token);
        return mail.App.As(address);
    }

    private async Task<List<string>> LinesOfAsync(string id)
        => await mail.App.Services.GetRequiredService<IAuditLog>().ListAsync(before: null, Token).Where(line => line.Event.Target == id).Select(line => line.Event.Action).ToListAsync(Token);
}
