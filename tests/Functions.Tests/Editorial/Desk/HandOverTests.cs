using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Escouade.Fixtures;
using Escouade.People.Members;
using Escouade.Platform.Identity;
using Escouade.Platform.Mail;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Escouade.Editorial.Desk.DeskCalls;

namespace Escouade.Editorial.Desk;

public sealed class HandOverTests(RunningApp app) : IClassFixture<RunningApp>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_somebody_who_leaves_had_begun_is_listed_and_goes_on_with_another()
    {
        using var leaving = await AddExpertAsync("partante");
        using var next = await AddExpertAsync("suivante");
        using var staff = app.AsAdministrator();
        var draft = await CreateAsync(leaving, "À reprendre", "Un début.");
        var published = await PublishAsync(staff, leaving, "Déjà publié");
        Assert.Empty(await HandOversAsync(staff));

        await LeaveAsync(staff, "partante");

        var waiting = Assert.Single(await HandOversAsync(staff));
        Assert.Equal((Id(draft), "Expert partante"), (waiting.GetProperty("id").GetString(), waiting.GetProperty("owner").GetString()));
        using var handed = await SendAsync(staff, HttpMethod.Post, $"/api/desk/entries/{Id(draft)}/hand-over", Tag(draft), new { expert = "suivante" });
        Assert.Equal("draft", State(await ReadAsync(handed, HttpStatusCode.OK)));
        Assert.Empty(await HandOversAsync(staff));
        var seen = JsonElement.Parse(await next.GetStringAsync($"/api/desk/entries/{Id(draft)}", Token)).GetProperty("entry");
        Assert.Equal("inReview", State(await MoveAsync(next, seen, "submit")));
        Assert.Equal("published", State(JsonElement.Parse(await staff.GetStringAsync($"/api/desk/entries/{Id(published)}", Token)).GetProperty("entry")));
    }

    [Fact]
    public async Task It_goes_to_nobody_who_is_gone_or_unknown_and_over_nothing_newer()
    {
        using var writer = await AddExpertAsync("autrice");
        using var gone = await AddExpertAsync("absente");
        using var staff = app.AsAdministrator();
        await LeaveAsync(staff, "absente");
        var draft = await CreateAsync(writer, "Entre mes mains", "Un.");

        foreach (var nobody in new[] { "absente", "inconnue", "../x", null })
            Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(staff, HttpMethod.Post, $"/api/desk/entries/{Id(draft)}/hand-over", Tag(draft), new { expert = nobody })).StatusCode);
        await SaveAsync(writer, draft, "Entre mes mains", "Deux.");
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await SendAsync(staff, HttpMethod.Post, $"/api/desk/entries/{Id(draft)}/hand-over", Tag(draft), new { expert = "autrice" })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(writer, HttpMethod.Post, $"/api/desk/entries/{Id(draft)}/hand-over", Tag(draft), new { expert = "autrice" })).StatusCode);
    }

    private static async Task<JsonElement> PublishAsync(HttpClient staff, HttpClient writer, string title)
        => await MoveAsync(staff, await MoveAsync(staff, await MoveAsync(writer, await CreateAsync(writer, title, "Texte."), "submit"), "approve"), "publish");

    private static async Task LeaveAsync(HttpClient staff, string name)
        => Assert.Equal(HttpStatusCode.OK, (await staff.PostAsJsonAsync($"/api/staff/people/{EmailAddress.Key($"{name}@exemple.ca")}/moves/farewell", new { }, Token)).StatusCode);

    private static async Task<List<JsonElement>> HandOversAsync(HttpClient staff)
        => [.. JsonElement.Parse(await staff.GetStringAsync("/api/staff/hand-overs", Token)).GetProperty("items").EnumerateArray()];

    private async Task<HttpClient> AddExpertAsync(string name)
    {
        await app.Services.GetRequiredService<PeopleCommand>().RunAsync(["grant", $"{name}@exemple.ca", Roles.Expert], Token);
        await app.Services.GetRequiredService<MemberChanges>().ChangeAsync(
            Member.New(EmailAddress.Key($"{name}@exemple.ca"), ""), member => member with { Name = $"Expert {name}", Expert = name }, "essai", "", "essai", Token);
        return app.As($"{name}@exemple.ca");
    }
}
