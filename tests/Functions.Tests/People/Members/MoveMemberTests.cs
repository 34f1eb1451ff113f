using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Escouade.Fixtures;
using Escouade.Platform.Identity;
using Escouade.Platform.Mail;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Escouade.People.Members;

public sealed class MoveMemberTests(RunningApp app) : IClassFixture<RunningApp>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_suspended_person_may_do_nothing_until_they_are_reinstated()
    {
        var (expert, editor) = (await GrantAsync("suspendue@exemple.ca", Roles.Expert), await GrantAsync("cheffe@exemple.ca", Roles.Editor));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(expert, "/api/desk/entries"));

        var seen = await ReadAsync(await MoveAsync(editor, "suspendue@exemple.ca", "suspend", "Plagiat à vérifier."));
        Assert.Equal("suspended", seen.GetProperty("status").GetString());
        await WaitForAsync(expert, HttpStatusCode.Forbidden);
        Assert.Equal(HttpStatusCode.Forbidden, (await expert.PutAsJsonAsync("/api/me/preferences", new { name = "La rédaction" }, Token)).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await MoveAsync(editor, "suspendue@exemple.ca", "suspend", "Plagiat à vérifier.")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await MoveAsync(editor, "suspendue@exemple.ca", "reinstate")).StatusCode);
        await WaitForAsync(expert, HttpStatusCode.OK);
    }

    [Fact]
    public async Task Whoever_leaves_has_no_role_any_more_and_cannot_be_reinstated()
    {
        var (expert, editor) = (await GrantAsync("partie@exemple.ca", Roles.Expert), await GrantAsync("cheffe@exemple.ca", Roles.Editor));

        var seen = await ReadAsync(await MoveAsync(editor, "partie@exemple.ca", "farewell"));

        Assert.Empty(seen.GetProperty("roles").EnumerateArray());
        await WaitForAsync(expert, HttpStatusCode.Forbidden);
        Assert.Equal(HttpStatusCode.Conflict, (await MoveAsync(editor, "partie@exemple.ca", "reinstate")).StatusCode);
    }

    [Fact]
    public async Task Nobody_moves_themselves_and_only_an_administrator_moves_staff()
    {
        var editor = await GrantAsync("une@exemple.ca", Roles.Editor);
        await GrantAsync("autre@exemple.ca", Roles.Editor);

        Assert.Equal(HttpStatusCode.Forbidden, (await MoveAsync(editor, "une@exemple.ca", "farewell")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await MoveAsync(editor, "autre@exemple.ca", "farewell")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await MoveAsync(app.AsAdministrator(), "autre@exemple.ca", "farewell")).StatusCode);
        await GrantAsync(Services.Administrator, Roles.Expert);
        Assert.Equal(HttpStatusCode.Forbidden, (await MoveAsync(editor, Services.Administrator, "farewell")).StatusCode);
    }

    [Fact]
    public async Task A_suspension_needs_its_reasons()
    {
        await GrantAsync("sans@exemple.ca", Roles.Expert);

        Assert.Equal(HttpStatusCode.BadRequest, (await MoveAsync(app.AsAdministrator(), "sans@exemple.ca", "suspend", "  ")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await MoveAsync(app.AsAdministrator(), "sans@exemple.ca", "exile", "Non.")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await MoveAsync(app.AsAdministrator(), "inconnue@exemple.ca", "suspend", "Non.")).StatusCode);
    }

    [Fact]
    public async Task What_somebody_wants_of_us_is_theirs_to_say()
    {
        var expert = await GrantAsync("louis@exemple.ca", Roles.Expert);
        var before = await ReadAsync(await expert.GetAsync("/api/me/preferences", Token));
        Assert.Equal("louis@exemple.ca", before.GetProperty("email").GetString());
        Assert.False(before.GetProperty("notifications").GetBoolean());

        using var saved = await expert.PutAsJsonAsync("/api/me/preferences", new { name = " Louis Gagné ", phone = "418 555-0199", language = "fr", hoursPerWeek = 3, availability = "Le soir", notifications = true }, Token);
        var after = await ReadAsync(saved);

        Assert.Equal(("Louis Gagné", true, before.GetProperty("wording").GetString()), (after.GetProperty("name").GetString(), after.GetProperty("notifications").GetBoolean(), after.GetProperty("wording").GetString()));
        Assert.Equal("Louis Gagné", (await app.Services.GetRequiredService<IPersonRegistry>().FindAsync(EmailAddress.Key("louis@exemple.ca"), Token))!.Name);
        var consent = await app.Services.GetRequiredService<IConsents>().FindAsync("louis@exemple.ca", Token);
        Assert.Equal((after.GetProperty("wording").GetString(), after.GetProperty("agreedAt").GetDateTimeOffset()), (consent!.Wording, consent.At));

        using var withdrawn = await expert.PutAsJsonAsync("/api/me/preferences", new { name = "Louis Gagné", notifications = false }, Token);
        Assert.False((await ReadAsync(withdrawn)).GetProperty("notifications").GetBoolean());
        Assert.NotNull((await app.Services.GetRequiredService<IConsents>().FindAsync("louis@exemple.ca", Token))!.WithdrawnAt);
    }

    [Fact]
    public async Task Whom_configuration_names_is_suspended_there_alone()
    {
        var boss = await GrantAsync("patronne@exemple.ca", Roles.Administrator);
        await GrantAsync(Services.Administrator, Roles.Member);

        foreach (var action in (string[])["suspend", "farewell"])
            Assert.Equal(HttpStatusCode.Conflict, (await MoveAsync(boss, Services.Administrator, action, "Essai")).StatusCode);
        Assert.Contains("admin", await app.AsAdministrator().GetStringAsync("/api/me", Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preferences_that_make_no_sense_are_told_all_at_once()
    {
        var expert = await GrantAsync("confuse@exemple.ca", Roles.Expert);

        using var refused = await expert.PutAsJsonAsync("/api/me/preferences", new { name = "confuse@exemple.ca", phone = new string('1', 41), language = "latin", hoursPerWeek = -1, availability = new string('a', 301) }, Token);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(
            ["availability", "hoursPerWeek", "language", "name", "phone"],
            JsonElement.Parse(await refused.Content.ReadAsStringAsync(Token)).GetProperty("errors").EnumerateObject().Select(error => error.Name).Order());
        foreach (var name in new[] { "\u202E", "Zoé\u202E", "...", "\u200D", "\u3164", "\u115F\u1160", "\uFFA0", "Zoé\U000E0061", "Zoé\u034F", "Zoé\u2028B" })
            Assert.Equal(HttpStatusCode.BadRequest, (await expert.PutAsJsonAsync("/api/me/preferences", new { name }, Token)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(app.As("inconnu/../rien#?"), "/api/me/preferences"));
    }

    private async Task<HttpClient> GrantAsync(string email, string role)
    {
        Assert.Equal(0, (await app.Services.GetRequiredService<PeopleCommand>().RunAsync(["grant", email, role], Token)).ExitCode);
        return app.As(email);
    }

    private static Task<HttpResponseMessage> MoveAsync(HttpClient who, string email, string action, string? reasons = null)
        => who.PostAsJsonAsync($"/api/staff/people/{EmailAddress.Key(email)}/moves/{action}", new { reasons }, Token);

    private static async Task<HttpStatusCode> StatusAsync(HttpClient who, string address)
    {
        using var answer = await who.GetAsync(address, Token);
        return answer.StatusCode;
    }

    private static async Task WaitForAsync(HttpClient who, HttpStatusCode status)
    {
        var waited = System.Diagnostics.Stopwatch.StartNew();
        while (await StatusAsync(who, "/api/desk/entries") != status)
        {
            Assert.True(waited.Elapsed < PersonRegistry.Remembered + TimeSpan.FromSeconds(2), "It takes too long.");
            await Task.Delay(100, Token);
        }
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync(Token);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonElement.Parse(text);
    }
}
