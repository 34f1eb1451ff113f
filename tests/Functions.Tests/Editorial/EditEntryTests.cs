using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Azure.Data.Tables;
using Escouade.Fixtures;
using Escouade.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Escouade.Editorial;

public sealed class EditEntryTests(RunningApp app) : IClassFixture<RunningApp>, IDisposable
{
    private readonly HttpClient staff = app.AsAdministrator();

    [Fact]
    public async Task An_entry_sent_as_JSON_is_published()
    {
        using var created = await CreateAsync("key-1", new { title = "Par l’API : 🎉", body = "Bonjour **vous**.", theme = "marketing", tags = new[] { "a, b" }, extras = new { note = "gardée" } });
        await app.RunQueuesAsync();

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal("/api/entries/par-l-api", created.Headers.Location!.ToString());
        var entry = await app.GetJsonAsync("/api/entries/par-l-api");
        Assert.Equal("Par l’API : 🎉", entry.GetProperty("title").GetString());
        Assert.Contains("<strong>vous</strong>", entry.GetProperty("html").GetString(), StringComparison.Ordinal);
        var export = await staff.GetStringAsync($"/api/staff/entries/{entry.GetProperty("id").GetString()}/export", Token);
        Assert.Matches("note: \"?gardée", export);
    }

    [Fact]
    public async Task The_same_creation_twice_is_one_entry_and_another_under_its_key_is_refused()
    {
        using var first = await CreateAsync("key-2", new { title = "Deux fois", body = "Texte" });
        using var second = await CreateAsync("key-2", new { title = "Deux fois", body = "Texte" });
        using var other = await CreateAsync("key-2", new { title = "Autre chose", body = "Texte" });

        Assert.Equal(await first.Content.ReadAsStringAsync(Token), await second.Content.ReadAsStringAsync(Token));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
    }

    [Fact]
    public async Task Asked_again_after_it_was_edited_a_creation_gets_its_first_answer_and_the_edit_stays()
    {
        using var first = await CreateAsync("key-6", new { title = "À modifier", body = "Un" });
        var address = $"/api/entries/{JsonElement.Parse(await first.Content.ReadAsStringAsync(Token)).GetProperty("id").GetString()}";
        using var edited = await ReplaceAsync(address, first.Headers.ETag!.ToString(), "Deux");

        using var again = await CreateAsync("key-6", new { title = "À modifier", body = "Un" });
        app.Advance(TimeSpan.FromHours(25));
        using var other = await CreateAsync("key-6", new { title = "Tout autre chose", body = "Un" });
        using var late = await CreateAsync("key-6", new { title = "À modifier", body = "Un" });

        // The answer is forgotten after a day; which text the key was for is not.
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.Created, edited.Headers.ETag), (other.StatusCode, late.StatusCode, late.Headers.ETag));

        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.Equal(await first.Content.ReadAsStringAsync(Token), await again.Content.ReadAsStringAsync(Token));
        Assert.NotEqual(edited.Headers.ETag, again.Headers.ETag);
    }

    [Fact]
    public async Task A_creation_whose_answer_a_crash_lost_is_the_same_entry_when_asked_again_and_refuses_another_text()
    {
        using var first = await CreateAsync("key-7", new { title = "Perdue", body = "Texte" });
        var answers = app.Services.GetRequiredService<StorageAccounts>().Table(StorageNames.Answers);
        await foreach (var row in answers.QueryAsync<TableEntity>(cancellationToken: Token))
            await answers.DeleteEntityAsync(row, cancellationToken: Token);

        using var other = await CreateAsync("key-7", new { title = "Perdue", body = "Autre chose" });
        using var again = await CreateAsync("key-7", new { title = "Perdue", body = "Texte" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(Token), await again.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task A_creation_without_a_key_or_with_mistakes_says_everything_at_once()
    {
        using var keyless = await staff.PostAsJsonAsync("/api/entries", new { title = "Sans clé", level = "divin", body = "Texte" }, Token);
        using var wrong = await CreateAsync("key-3", new { theme = "astrologie", level = "divin", body = "Texte" });

        Assert.Equal(HttpStatusCode.BadRequest, keyless.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal(["Idempotency-Key", "level"], await FieldsAsync(keyless));
        Assert.Equal(["level", "theme", "title"], await FieldsAsync(wrong));

        static async Task<IEnumerable<string>> FieldsAsync(HttpResponseMessage answer)
            => JsonElement.Parse(await answer.Content.ReadAsStringAsync(Token)).GetProperty("errors").EnumerateObject().Select(error => error.Name).Order();
    }

    [Fact]
    public async Task Half_a_character_in_a_key_of_the_author_is_refused()
    {
        using var content = new StringContent("""{"title":"Demi","body":"Texte","level":"divin","extras":{"note":["\ud800"]}}""", System.Text.Encoding.UTF8, "application/json");
        using var answer = await staff.SendAsync(new(HttpMethod.Post, "/api/entries") { Content = content, Headers = { { "Idempotency-Key", "key-half" } } }, Token);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(
            ["extras", "level"],
            JsonElement.Parse(await answer.Content.ReadAsStringAsync(Token)).GetProperty("errors").EnumerateObject().Select(error => error.Name).Order());
    }

    [Fact]
    public async Task Entries_of_one_long_title_are_all_readable()
    {
        // An address of 80 characters, the most there is.
        var title = string.Join(' ', Enumerable.Repeat("longueur", 8)) + " longueurs";
        var addresses = new List<string>();
        foreach (var key in (string[])["key-long-1", "key-long-2", "key-long-3"])
        {
            using var created = await CreateAsync(key, new { title, body = "Texte" });
            addresses.Add(created.Headers.Location!.ToString());
        }
        await app.RunQueuesAsync();

        Assert.Equal(3, addresses.Distinct().Count());
        foreach (var address in addresses)
            Assert.Equal(title, (await app.GetJsonAsync(address)).GetProperty("title").GetString());
    }

    [Theory]
    [InlineData("é")]
    [InlineData("\"")]
    [InlineData("🎉")]
    [InlineData("\uf0b7")]
    public async Task An_entry_as_large_as_it_may_be_stands_in_every_list(string sign)
    {
        // 100 UTF-16 characters each, the most there may be.
        string[] names = [.. Enumerable.Range(10, 30).Select(number => $"{number}{string.Concat(Enumerable.Repeat(sign, 98 / sign.Length))}")];
        using var created = await CreateAsync($"key-large-{(int)sign[0]}", new { title = $"Énorme {(int)sign[0]}", summary = string.Concat(Enumerable.Repeat(sign, 500 / sign.Length)), body = "Texte", tags = names, sectors = names });
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        await app.RunQueuesAsync();

        var slug = $"enorme-{(int)sign[0]}";
        foreach (var list in (string[])["", $"&tag={Uri.EscapeDataString(names[29])}", $"&sector={Uri.EscapeDataString(names[0])}"])
            Assert.Contains((await app.GetJsonAsync($"/api/entries?limit=100{list}")).GetProperty("items").EnumerateArray(), item => item.GetProperty("slug").GetString() == slug);
    }

    [Fact]
    public async Task An_edit_from_before_an_entry_was_taken_away_does_not_bring_it_back()
    {
        using var created = await CreateAsync("key-gone", new { title = "Retirée", body = "Un" });
        var address = $"/api/entries/{JsonElement.Parse(await created.Content.ReadAsStringAsync(Token)).GetProperty("id").GetString()}";
        var tag = created.Headers.ETag!.ToString();
        using var taken = await staff.SendAsync(new(HttpMethod.Delete, address) { Headers = { { "If-Match", tag } } }, Token);

        using var stale = await ReplaceAsync(address, tag, "Deux");
        using var seen = await staff.GetAsync(address.Replace("/api/", "/api/staff/", StringComparison.Ordinal), Token);
        using var known = await ReplaceAsync(address, seen.Headers.ETag!.ToString(), "Trois");

        Assert.Equal(HttpStatusCode.NoContent, taken.StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal(HttpStatusCode.OK, known.StatusCode);
    }

    [Fact]
    public async Task An_edit_names_the_revision_it_is_of()
    {
        using var created = await CreateAsync("key-4", new { title = "À modifier", body = "Un" });
        var address = $"/api/entries/{JsonElement.Parse(await created.Content.ReadAsStringAsync(Token)).GetProperty("id").GetString()}";
        var tag = created.Headers.ETag!.ToString();

        using var blind = await ReplaceAsync(address, ifMatch: null, "Deux");
        using var edited = await ReplaceAsync(address, tag, "Deux");
        using var stale = await ReplaceAsync(address, tag, "Trois");
        using var over = await ReplaceAsync(address, "*", "Quatre");
        using var missing = await ReplaceAsync("/api/entries/nulle-part", tag, "Trois");

        Assert.Equal(HttpStatusCode.PreconditionRequired, blind.StatusCode);
        Assert.Equal(HttpStatusCode.OK, edited.StatusCode);
        Assert.Equal(HttpStatusCode.OK, over.StatusCode);
        Assert.True(edited.Headers.CacheControl!.NoStore);
        Assert.NotEqual(tag, edited.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task Of_many_who_edit_the_same_revision_one_wins_and_the_others_are_told()
    {
        using var created = await CreateAsync("key-5", new { title = "Disputé", body = "Un" });
        var address = $"/api/entries/{JsonElement.Parse(await created.Content.ReadAsStringAsync(Token)).GetProperty("id").GetString()}";
        var tag = created.Headers.ETag!.ToString();

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(n => ReplaceAsync(address, tag, $"Texte {n}")));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(11, answers.Count(answer => answer.StatusCode == HttpStatusCode.PreconditionFailed));
    }

    public void Dispose() => staff.Dispose();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Task<HttpResponseMessage> CreateAsync<T>(string key, T draft)
        => staff.SendAsync(new(HttpMethod.Post, "/api/entries") { Content = JsonContent.Create(draft), Headers = { { "Idempotency-Key", key } } }, Token);

    private Task<HttpResponseMessage> ReplaceAsync(string address, string? ifMatch, string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = JsonContent.Create(new { title = "À modifier", body }) };
        if (ifMatch is not null)
            request.Headers.Add("If-Match", ifMatch);
        return staff.SendAsync(request, Token);
    }
}
