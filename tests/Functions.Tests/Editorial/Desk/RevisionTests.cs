using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Escouade.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Escouade.Editorial.Desk.DeskCalls;

namespace Escouade.Editorial.Desk;

/// <summary>The history of an entry: what changed, and what stood there before.</summary>
public sealed class RevisionTests(RunningApp app) : DeskFixture(app)
{
    [Fact]
    public async Task Revisions_are_compared_word_by_word_and_restored()
    {
        var draft = await CreateAsync(Maude, "Relue", "Le chat dort <b>bien</b>.");
        var saved = await SaveAsync(Maude, draft, "Relue", "Le chien dort <b>bien</b>.");

        var compared = JsonElement.Parse(await Maude.GetStringAsync($"/api/desk/entries/{Id(draft)}/revisions/2/changes", Token));
        using var restored = await SendAsync(Maude, HttpMethod.Post, $"/api/desk/entries/{Id(draft)}/revisions/1/restore", Tag(saved), new { });
        using var read = await Maude.GetAsync($"/api/desk/entries/{Id(draft)}", Token);
        var now = JsonElement.Parse(await read.Content.ReadAsStringAsync(Token));

        Assert.Contains("Le <del>chat</del><ins>chien</ins> dort &lt;b&gt;bien", compared.GetProperty("html").GetString(), StringComparison.Ordinal);
        Assert.All(compared.GetProperty("parts").EnumerateArray().Where(part => part.GetProperty("kind").GetString() == "inserted"), part => Assert.Equal("chien", part.GetProperty("text").GetString()));
        Assert.Equal(HttpStatusCode.OK, restored.StatusCode);
        Assert.Equal("Le chat dort <b>bien</b>.", now.GetProperty("draft").GetProperty("body").GetString());
        Assert.Equal(read.Headers.ETag!.ToString(), Tag(now.GetProperty("entry")));
        Assert.Equal(3, now.GetProperty("entry").GetProperty("number").GetInt32());
        Assert.Equal(HttpStatusCode.NotFound, (await Maude.GetAsync($"/api/desk/entries/{Id(draft)}/revisions/9", Token)).StatusCode);
    }

    [Fact]
    public async Task Another_picture_under_the_same_name_is_a_change_that_can_be_looked_at()
    {
        using var created = await Maude.SendAsync(new(HttpMethod.Post, "/api/desk/entries") { Content = JsonContent.Create(Draft("wide.jpg")), Headers = { { "Idempotency-Key", "image" } } }, Token);
        using var saved = await SendAsync(Maude, HttpMethod.Put, created.Headers.Location!.ToString(), created.Headers.ETag!.ToString(), Draft("turned.jpg"));
        var compared = JsonElement.Parse(await Maude.GetStringAsync($"{created.Headers.Location}/revisions/2/changes", Token));
        var read = JsonElement.Parse(await Maude.GetStringAsync(created.Headers.Location, Token));

        Assert.Contains(compared.GetProperty("parts").EnumerateArray(), part => part.GetProperty("kind").GetString() == "inserted");
        var image = Assert.Single(compared.GetProperty("images").EnumerateArray());
        Assert.Equal("vitrine.jpg", image.GetProperty("name").GetString());
        Assert.NotEqual(image.GetProperty("older").GetString(), image.GetProperty("newer").GetString());
        Assert.Equal(image.GetProperty("newer").GetString(), read.GetProperty("images").GetProperty("vitrine.jpg").GetString());
        Assert.Equal(HttpStatusCode.OK, (await App.Http.GetAsync(image.GetProperty("older").GetString(), Token)).StatusCode);

        static object Draft(string sample) => new
        {
            title = "Illustrée", body = "![Une vitrine](vitrine.jpg)", theme = "marketing",
            images = new Dictionary<string, byte[]> { ["vitrine.jpg"] = Media.Images.Samples.Read(sample) },
        };
    }

    [Fact]
    public async Task The_next_draft_of_a_live_text_is_dropped_by_restoring_what_readers_have()
    {
        var draft = await SaveAsync(Maude, await PublishAsync("Gardée vivante", "Un."), "Gardée vivante", "Deux.");
        var refused = await MoveAsync(Maude, draft, "bin", HttpStatusCode.Conflict);
        using var restored = await SendAsync(Maude, HttpMethod.Post, $"/api/desk/entries/{Id(draft)}/revisions/1/restore", Tag(draft), new { });
        var now = await DeskCalls.ReadAsync(restored, HttpStatusCode.OK);

        Assert.DoesNotContain("bin", Moves(draft));
        Assert.Contains("Archivez-la", refused.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(("published", 3), (State(now), now.GetProperty("number").GetInt32()));
        Assert.Equal(["archive", "expire", "unexpire"], Moves(await ReadAsync(Id(draft))));
    }

    [Fact]
    public async Task What_came_from_the_inbox_is_edited_at_the_desk_with_its_history()
    {
        await App.DropAsync("boite.md", Drops.IngestDropTests.Text("De la boîte"));
        var id = (await App.GetJsonAsync("/api/entries/de-la-boite")).GetProperty("id").GetString()!;

        var edited = await SaveAsync(Editor, await ReadAsync(id), "De la boîte", "Revu.");
        var saved = JsonElement.Parse(await Editor.GetStringAsync($"/api/desk/entries/{id}/revisions", Token)).GetProperty("items");

        Assert.Equal("draft", State(edited));
        Assert.Equal([("e…@exemple.ca", 2), ("inbox", 1)], saved.EnumerateArray().Select(revision => (revision.GetProperty("who").GetString()!, revision.GetProperty("number").GetInt32())));
    }
}
