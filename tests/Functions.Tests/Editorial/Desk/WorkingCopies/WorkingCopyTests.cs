using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Escouade.Fixtures;
using Escouade.People.Members;
using Escouade.Platform.Identity;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Escouade.Editorial.Desk.DeskCalls;

namespace Escouade.Editorial.Desk.WorkingCopies;

public sealed class WorkingCopyTests(RunningApp app) : IClassFixture<RunningApp>, IAsyncLifetime
{
    private readonly HttpClient writer = app.As("autrice@exemple.ca");
    private readonly HttpClient editor = app.As("editrice@exemple.ca");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await app.Services.GetRequiredService<PeopleCommand>().RunAsync(["grant", "autrice@exemple.ca", Roles.Expert], Token);
        await app.Services.GetRequiredService<PeopleCommand>().RunAsync(["grant", "editrice@exemple.ca", Roles.Editor], Token);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task It_is_what_was_written_and_no_revision_and_nobody_elses()
    {
        var draft = await CreateAsync(writer, "En cours", "Un.");

        await KeepAsync(writer, draft, new { title = "", body = "Un début de « phrase", theme = "n’existe pas" });
        var copy = await FindAsync(writer, draft);

        Assert.Equal(("Un début de « phrase", 1, false), (copy.GetProperty("draft").GetProperty("body").GetString(), copy.GetProperty("basedOn").GetInt32(), copy.GetProperty("isBehind").GetBoolean()));
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync(Address(draft), Token)).StatusCode);
        Assert.Single(JsonElement.Parse(await writer.GetStringAsync($"/api/desk/entries/{Id(draft)}/revisions", Token)).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task It_says_that_it_is_behind_and_goes_with_the_save_or_after_thirty_days()
    {
        var draft = await CreateAsync(writer, "Dépassée", "Un.");
        await KeepAsync(writer, draft, new { body = "Deux, peut-être." });
        var edited = await SaveAsync(editor, draft, "Dépassée", "Deux.");
        Assert.True((await FindAsync(writer, draft)).GetProperty("isBehind").GetBoolean());

        await SaveAsync(writer, edited, "Dépassée", "Trois.");
        Assert.Equal(HttpStatusCode.NotFound, (await writer.GetAsync(Address(draft), Token)).StatusCode);

        await KeepAsync(writer, draft, new { body = "Quatre." });
        app.Advance(WorkingCopy.Kept);
        Assert.Equal(HttpStatusCode.NotFound, (await writer.GetAsync(Address(draft), Token)).StatusCode);
    }

    [Fact]
    public async Task A_long_text_is_kept_whole_and_one_without_end_is_refused()
    {
        var draft = await CreateAsync(writer, "Longue", "Un.");
        var random = new Random(1);
        var text = string.Concat(Enumerable.Range(0, 300_000).Select(_ => (char)('a' + random.Next(26))));

        await KeepAsync(writer, draft, new { body = text });
        Assert.Equal(text, (await FindAsync(writer, draft)).GetProperty("draft").GetProperty("body").GetString());
        using var refused = await PutAsync(writer, draft, new { basedOn = 1, draft = new { body = string.Concat(Enumerable.Repeat(text, 5)) + new string([.. Enumerable.Range(0, 900_000).Select(_ => (char)random.Next(0x4e00, 0x9fff))]) } });
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Theory]
    [InlineData("""{"a":"\ud800"}""")]
    [InlineData("""{"a":{"b":["\udc00"]}}""")]
    public async Task Half_a_character_is_refused(string extras)
    {
        var draft = await CreateAsync(writer, "Brisée", "Un.");
        using var content = new StringContent("{\"basedOn\":1,\"draft\":{\"extras\":" + extras + "}}", System.Text.Encoding.UTF8, "application/json");

        Assert.Equal(HttpStatusCode.BadRequest, (await writer.PutAsync(Address(draft), content, Token)).StatusCode);
    }

    [Fact]
    public async Task It_is_thrown_away_on_request_and_nonsense_is_refused()
    {
        var draft = await CreateAsync(writer, "Jetée", "Un.");
        await KeepAsync(writer, draft, new { body = "Deux." });

        Assert.Equal(HttpStatusCode.NoContent, (await writer.DeleteAsync(Address(draft), Token)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await writer.DeleteAsync(Address(draft), Token)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await writer.GetAsync(Address(draft), Token)).StatusCode);
        foreach (var nonsense in new object[] { new { }, new { basedOn = 2, draft = new { } }, new { basedOn = 1 } })
            Assert.Equal(HttpStatusCode.BadRequest, (await PutAsync(writer, draft, nonsense)).StatusCode);
    }

    private static string Address(JsonElement entry) => $"/api/desk/entries/{Id(entry)}/working-copy";

    private static Task<HttpResponseMessage> PutAsync(HttpClient who, JsonElement entry, object request) => who.PutAsJsonAsync(Address(entry), request, Token);

    private static async Task KeepAsync(HttpClient who, JsonElement entry, object draft)
    {
        using var kept = await PutAsync(who, entry, new { basedOn = 1, draft });
        Assert.True(kept.StatusCode is HttpStatusCode.NoContent, await kept.Content.ReadAsStringAsync(Token));
    }

    private static async Task<JsonElement> FindAsync(HttpClient who, JsonElement entry) => JsonElement.Parse(await who.GetStringAsync(Address(entry), Token));
}
