using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Escouade.Fixtures;
using Escouade.People.Members;
using Escouade.Platform.Identity;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Escouade.Editorial.Desk.DeskCalls;

namespace Escouade.Editorial.Desk.Comments;

public sealed class CommentTests(RunningApp app) : IClassFixture<RunningApp>, IAsyncLifetime
{
    private readonly HttpClient writer = app.As("autrice@exemple.ca");
    private readonly HttpClient other = app.As("autre@exemple.ca");
    private readonly HttpClient editor = app.As("editrice@exemple.ca");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        foreach (var (person, role) in ((string, string)[])[("autrice@exemple.ca", Roles.Expert), ("autre@exemple.ca", Roles.Expert), ("editrice@exemple.ca", Roles.Editor)])
            await app.Services.GetRequiredService<PeopleCommand>().RunAsync(["grant", person, role], Token);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_comment_follows_its_passage_through_edits_until_it_is_lost()
    {
        var draft = await CreateAsync(writer, "Commentée", "Un **bon** message attire. Le prix vient ensuite.");
        await CommentAsync(editor, draft, "Lequel ?", new { exact = "bon message", prefix = "Un ", suffix = " attire" });

        var edited = await SaveAsync(writer, draft, "Commentée", "D’abord, ceci.\n\nUn **bon** message attire les gens. Le prix vient ensuite.");
        var followed = Assert.Single(await ListAsync(writer, draft));
        await SaveAsync(writer, edited, "Commentée", "Tout autre chose, écrit d’une autre main.");
        var lost = Assert.Single(await ListAsync(writer, draft));

        Assert.Equal(("bon message", false, 1), (followed.GetProperty("now").GetProperty("exact").GetString(), followed.GetProperty("isLost").GetBoolean(), followed.GetProperty("number").GetInt32()));
        Assert.Equal((JsonValueKind.Null, true, "bon message"), (lost.GetProperty("now").ValueKind, lost.GetProperty("isLost").GetBoolean(), lost.GetProperty("passage").GetProperty("exact").GetString()));
    }

    [Fact]
    public async Task It_is_resolved_and_reopened_by_those_who_see_the_entry()
    {
        var draft = await CreateAsync(writer, "Réglée", "Un texte.");
        var comment = await CommentAsync(editor, draft, "À préciser.");
        var address = $"/api/desk/entries/{Id(draft)}/comments/{Id(comment)}";

        var resolved = await ReadAsync(await writer.PostAsync($"{address}/resolve", null, Token), HttpStatusCode.OK);
        var again = await ReadAsync(await writer.PostAsync($"{address}/resolve", null, Token), HttpStatusCode.OK);
        var reopened = await ReadAsync(await editor.PostAsync($"{address}/reopen", null, Token), HttpStatusCode.OK);

        Assert.Equal(resolved.GetProperty("resolvedAt").GetDateTimeOffset(), again.GetProperty("resolvedAt").GetDateTimeOffset());
        Assert.Equal(JsonValueKind.Null, reopened.GetProperty("resolvedAt").ValueKind);
        foreach (var nowhere in new[] { $"{address}/delete", $"/api/desk/entries/{Id(draft)}/comments/rien/resolve" })
            Assert.Equal(HttpStatusCode.NotFound, (await writer.PostAsync(nowhere, null, Token)).StatusCode);
    }

    [Fact]
    public async Task Another_comment_under_the_same_key_takes_no_others_place_not_even_after_the_answer_was_forgotten()
    {
        var draft = await CreateAsync(writer, "Gardée", "Un texte.");
        await ReadAsync(await PostAsync(editor, draft, new { text = "Premier." }, "cle"), HttpStatusCode.Created);

        using var query = await PostAsync(editor, draft, new { text = "Second." }, "cle", "?x=1");
        app.Advance(TimeSpan.FromHours(25));
        using var later = await PostAsync(editor, draft, new { text = "Troisième." }, "cle");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (query.StatusCode, later.StatusCode));
        Assert.Equal("Premier.", Assert.Single(await ListAsync(editor, draft)).GetProperty("text").GetString());
    }

    [Fact]
    public async Task Nobody_else_sees_or_says_anything()
    {
        var draft = await CreateAsync(writer, "Fermée", "Un texte.");

        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/api/desk/entries/{Id(draft)}/comments", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(other, draft, new { text = "Moi aussi." })).StatusCode);
    }

    [Fact]
    public async Task What_says_nothing_or_of_nothing_is_refused_in_words()
    {
        var draft = await CreateAsync(writer, "Vide", "Un texte.");

        using var refused = await PostAsync(editor, draft, new { text = " ", passage = new { exact = "absent du texte" } });
        using var tooLong = await PostAsync(editor, draft, new { text = new string('a', 4_001), passage = new { exact = new string('b', 3_000) } });

        foreach (var answer in new[] { refused, tooLong })
        {
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Equal(["passage", "text"], JsonElement.Parse(await answer.Content.ReadAsStringAsync(Token)).GetProperty("errors").EnumerateObject().Select(error => error.Name).Order());
        }
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient who, JsonElement entry, object comment, string? key = null, string query = "")
        => who.SendAsync(new(HttpMethod.Post, $"/api/desk/entries/{Id(entry)}/comments{query}") { Content = JsonContent.Create(comment), Headers = { { "Idempotency-Key", key ?? Guid.NewGuid().ToString() } } }, Token);

    private static async Task<JsonElement> CommentAsync(HttpClient who, JsonElement entry, string text, object? passage = null)
        => await ReadAsync(await PostAsync(who, entry, new { text, passage }), HttpStatusCode.Created);

    private static async Task<List<JsonElement>> ListAsync(HttpClient who, JsonElement entry)
        => [.. JsonElement.Parse(await who.GetStringAsync($"/api/desk/entries/{Id(entry)}/comments", Token)).GetProperty("items").EnumerateArray()];
}
