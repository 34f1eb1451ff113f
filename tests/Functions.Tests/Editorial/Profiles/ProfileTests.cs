using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Escouade.Content.Experts;
using Escouade.Fixtures;
using Escouade.Media.Images;
using Escouade.People.Members;
using Escouade.Platform.Audit;
using Escouade.Platform.Identity;
using Escouade.Platform.Mail;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Escouade.Editorial.Profiles;

public sealed class ProfileTests(RunningApp app) : IClassFixture<RunningApp>
{
    private static readonly byte[] Photo = Samples.Read("small.png");

    private readonly string slug = $"ginette-{Guid.NewGuid():N}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_an_expert_saves_is_what_readers_get()
    {
        using var expert = await AddExpertAsync();
        using var empty = await expert.GetAsync("/api/me/profile", Token);
        Assert.False((await ReadAsync(empty)).GetProperty("isPublic").GetBoolean());
        Assert.Equal(HttpStatusCode.NotFound, (await app.Http.GetAsync($"/api/experts/{slug}", Token)).StatusCode);

        await SavedAsync(expert, empty.Headers.ETag!.ToString(), new { name = "Ginette Côté", title = "Comptable", fields = new[] { "marketing" }, region = "Estrie", links = new[] { "https://exemple.ca" }, biography = "Je **compte**.", photo = Photo });
        await app.RunQueuesAsync();

        var page = await app.GetJsonAsync($"/api/experts/{slug}");
        Assert.Equal(("Ginette Côté", "Comptable", "Estrie", "<p>Je <strong>compte</strong>.</p>"), (page.GetProperty("name").GetString(), page.GetProperty("title").GetString(), page.GetProperty("region").GetString(), page.GetProperty("biographyHtml").GetString()));
        Assert.True(page.GetProperty("photo").GetProperty("width").GetInt32() > 0);
        Assert.Equal(["profile.save"], await LinesAsync());
    }

    [Theory]
    [InlineData("\u200b")]
    [InlineData("\u3164")]
    [InlineData("\u202etnediserP")]
    [InlineData("bob@exemple.ca")]
    public async Task A_name_is_what_readers_see(string name)
    {
        using var expert = await AddExpertAsync();
        using var refused = await SaveAsync(expert, "*", new { name, biography = "Je compte." });

        Assert.Equal(["name"], await ErrorsAsync(refused));
    }

    [Fact]
    public async Task Whoever_was_sent_away_this_moment_begins_no_profile()
    {
        using var expert = await AddExpertAsync();
        // Their role is in memory for seconds.
        Assert.Equal(HttpStatusCode.OK, (await expert.GetAsync("/api/me/profile", Token)).StatusCode);
        using var staff = app.AsAdministrator();
        var id = (await ReadAsync(await expert.GetAsync("/api/me", Token))).GetProperty("id").GetString();
        Assert.True((await staff.PostAsJsonAsync($"/api/staff/people/{id}/moves/farewell", new { reasons = "Essai" }, Token)).IsSuccessStatusCode);

        using var refused = await SaveAsync(expert, "*", new { name = "Luc", biography = "Je compte." });

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task A_photo_stays_until_it_is_taken_away()
    {
        using var expert = await AddExpertAsync();
        await SavedAsync(expert, "*", new { name = "Ginette", biography = "Je compte.", photo = Photo });

        await SavedAsync(expert, "*", new { name = "Ginette Côté", biography = "Je compte." });
        Assert.True((await ReadAsync(await expert.GetAsync("/api/me/profile", Token))).GetProperty("hasPhoto").GetBoolean());
        await SavedAsync(expert, "*", new { name = "Ginette Côté", biography = "Je compte.", withoutPhoto = true });
        Assert.False((await ReadAsync(await expert.GetAsync("/api/me/profile", Token))).GetProperty("hasPhoto").GetBoolean());
    }

    [Fact]
    public async Task Of_many_saves_over_the_same_profile_one_is_taken()
    {
        using var expert = await AddExpertAsync();
        await SavedAsync(expert, "*", new { name = "Ginette", biography = "Je compte." });
        using var read = await expert.GetAsync("/api/me/profile", Token);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => SaveAsync(expert, read.Headers.ETag!.ToString(), new { name = $"Ginette {number}", biography = "Je compte." })));

        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.NoContent);
        Assert.All(answers, answer => Assert.True(answer.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.PreconditionFailed));
        Assert.Equal(2, (await LinesAsync()).Count);
    }

    [Fact]
    public async Task What_is_wrong_is_told_by_field()
    {
        using var expert = await AddExpertAsync();

        using var refused = await SaveAsync(expert, "*", new { fields = new[] { "Astrologie" }, links = new[] { "javascript:alert(1)" }, biography = new string('a', 8_001) });

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(["biography", "fields", "links", "name"], await ErrorsAsync(refused));
        using var noImage = await SaveAsync(expert, "*", new { name = "Ginette", biography = "Je compte.", photo = "QUJD" });
        Assert.Equal(["photo"], await ErrorsAsync(noImage));
        using var unread = await expert.PutAsJsonAsync("/api/me/profile", new { name = "Ginette", biography = "Je compte." }, Token);
        Assert.Equal(HttpStatusCode.PreconditionRequired, unread.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.AsAdministrator().GetAsync("/api/me/profile", Token)).StatusCode);
    }

    [Theory]
    [InlineData("farewell")]
    [InlineData("revoke")]
    public async Task Whoever_is_no_expert_any_more_keeps_their_page_and_stands_in_the_directory_no_more(string how)
    {
        using var expert = await AddExpertAsync();
        await SavedAsync(expert, "*", new { name = "Ginette Côté", biography = "Je compte." });
        await app.RunQueuesAsync();
        Assert.Contains(slug, await DirectoryAsync());

        var exitCode = how == "revoke"
            ? (await app.Services.GetRequiredService<PeopleCommand>().RunAsync(["revoke", slug + "@exemple.ca", Roles.Expert], Token)).ExitCode
            : (await app.AsAdministrator().PostAsJsonAsync($"/api/staff/people/{EmailAddress.Key(slug + "@exemple.ca")}/moves/farewell", new { }, Token)).IsSuccessStatusCode ? 0 : 1;
        Assert.Equal(0, exitCode);
        await app.RunQueuesAsync();

        Assert.DoesNotContain(slug, await DirectoryAsync());
        Assert.True((await app.GetJsonAsync($"/api/experts/{slug}")).GetProperty("isFormer").GetBoolean());
        Assert.DoesNotContain(slug, (await app.GetJsonAsync("/api/search?q=Ginette")).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_crash_kept_from_the_log_is_written_by_the_timer_once()
    {
        using var expert = await AddExpertAsync();
        await SavedAsync(expert, "*", new { name = "Ginette Côté", biography = "Je compte." });
        var store = app.Services.GetRequiredService<IExpertStore>();
        var stored = (await store.FindAsync(slug, Token))!;
        Assert.True(await store.SaveAsync(stored with { Change = 2, Pending = new($"profile {slug} 2", TimeProvider.System.GetUtcNow(), "Ginette", "profile.save", slug, "") }, Token));

        Assert.Equal(200, await app.RunTimerAsync(nameof(RepairProjections)));
        Assert.Equal(200, await app.RunTimerAsync(nameof(RepairProjections)));

        Assert.Equal(2, (await LinesAsync()).Count);
        Assert.Empty(await store.ListPendingAsync(Token));
    }

    private async Task<HttpClient> AddExpertAsync()
    {
        var email = $"{slug}@exemple.ca";
        await app.Services.GetRequiredService<PeopleCommand>().RunAsync(["grant", email, Roles.Expert], Token);
        await app.Services.GetRequiredService<MemberChanges>().ChangeAsync(Member.New(EmailAddress.Key(email), "Ginette"), member => member with { Expert = slug }, "essai", "", "essai", Token);
        return app.As(email);
    }

    private static async Task SavedAsync(HttpClient who, string known, object profile)
    {
        using var saved = await SaveAsync(who, known, profile);
        Assert.True(saved.StatusCode is HttpStatusCode.NoContent, await saved.Content.ReadAsStringAsync(Token));
    }

    private static Task<HttpResponseMessage> SaveAsync(HttpClient who, string known, object profile)
        => who.SendAsync(new(HttpMethod.Put, "/api/me/profile") { Content = JsonContent.Create(profile), Headers = { { "If-Match", known } } }, Token);

    private static async Task<IEnumerable<string>> ErrorsAsync(HttpResponseMessage refused)
        => JsonElement.Parse(await refused.Content.ReadAsStringAsync(Token)).GetProperty("errors").EnumerateObject().Select(error => error.Name).Order();

    private async Task<string> DirectoryAsync() => (await app.GetJsonAsync("/api/experts")).ToString();

    private async Task<IReadOnlyList<string>> LinesAsync() => await app.Services.GetRequiredService<IAuditLog>().ListAsync(before: null, Token)
        .Where(line => line.Event.Target == slug).Select(line => line.Event.Action).ToListAsync(Token);

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync(Token);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonElement.Parse(text);
    }
}
