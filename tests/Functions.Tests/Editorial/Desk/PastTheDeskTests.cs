using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Escouade.Content.Entries;
using Escouade.Fixtures;
using Escouade.Platform.Audit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Escouade.Editorial.Desk.DeskCalls;

namespace Escouade.Editorial.Desk;

/// <summary>What administrators and the inbox publish past the desk is in its history, and no draft under way replaces it unseen.</summary>
public sealed class PastTheDeskTests(RunningApp app) : DeskFixture(app)
{
    [Fact]
    public async Task Every_text_that_readers_had_is_in_the_history_and_changes_the_tag()
    {
        var published = await PublishAsync("Corrigée trois fois", "Un.");
        await ReplaceAsync(published, "Corrigée trois fois", "Deux.");
        var second = await ReadAsync(published);
        await ReplaceAsync(published, "Corrigée trois fois", "Trois.");
        await ReplaceAsync(published, "Corrigée trois fois", "Quatre.");

        using var stale = await SendAsync(Maude, HttpMethod.Put, $"/api/desk/entries/{Id(published)}", Tag(second), new { title = "Corrigée trois fois", body = "Deux, revu.", theme = "marketing" });
        var saved = await SaveAsync(Maude, await ReadAsync(published), "Corrigée trois fois", "Cinq.");

        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal(5, saved.GetProperty("number").GetInt32());
        Assert.Equal(["Cinq.", "Quatre.", "Trois.", "Deux.", "Un."], await BodiesAsync(Id(published)));
    }

    [Fact]
    public async Task What_was_never_at_the_desk_has_another_tag_for_another_text()
    {
        using var create = new HttpRequestMessage(HttpMethod.Post, "/api/entries") { Content = JsonContent.Create(new { title = "D’ailleurs", body = "A.", theme = "marketing" }), Headers = { { "Idempotency-Key", "ailleurs" } } };
        using var created = await Staff.SendAsync(create, Token);
        var entry = JsonElement.Parse(await created.Content.ReadAsStringAsync(Token));
        var first = await ReadAsync(entry);
        await ReplaceAsync(entry, "D’ailleurs", "B.");

        using var stale = await SendAsync(Editor, HttpMethod.Put, $"/api/desk/entries/{Id(entry)}", Tag(first), new { title = "D’ailleurs", body = "A, revu.", theme = "marketing" });

        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal(["B.", "A."], await BodiesAsync(Id(entry)));
    }

    [Theory]
    [InlineData("save", "draft")]
    [InlineData("submit", "inReview")]
    [InlineData("approve", "draft")]
    [InlineData("schedule", "draft")]
    public async Task A_draft_under_way_stays_on_top_and_nobody_approved_it_over_that_text(string reached, string left)
    {
        var title = $"Correctif après {reached}";
        var draft = await SaveAsync(Maude, await PublishAsync(title, "Un."), title, "Deux.");
        if (reached != "save")
            draft = await MoveAsync(Maude, draft, "submit");
        if (reached is "approve" or "schedule")
            draft = await MoveAsync(Editor, draft, "approve");
        if (reached is "schedule")
            draft = await MoveAsync(Editor, draft, "schedule", at: App.Services.GetRequiredService<TimeProvider>().GetUtcNow().AddMinutes(5));
        await ReplaceAsync(draft, title, "Correctif urgent.");

        await MoveAsync(Editor, draft, "publish", HttpStatusCode.PreconditionFailed);
        App.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(200, await App.RunTimerAsync(nameof(KeepSchedule)));
        await App.RunQueuesAsync();
        var now = await ReadAsync(draft);
        var compared = JsonElement.Parse(await Editor.GetStringAsync($"/api/desk/entries/{Id(draft)}/revisions/4/changes", Token));

        Assert.Equal(left, State(now));
        Assert.Equal(["Deux.", "Correctif urgent.", "Deux.", "Un."], await BodiesAsync(Id(draft)));
        Assert.Contains("<del>Correctif urgent</del>", compared.GetProperty("html").GetString(), StringComparison.Ordinal);
        Assert.Equal("Correctif urgent.", await LiveAsync(draft));
    }

    [Fact]
    public async Task What_was_withdrawn_past_the_desk_is_archived_there_and_in_its_list()
    {
        var published = await PublishAsync("Retirée d’ailleurs", "Un.");
        using var read = await Staff.GetAsync($"/api/staff/entries/{Id(published)}", Token);
        using var withdrawn = await SendAsync(Staff, HttpMethod.Delete, $"/api/entries/{Id(published)}", read.Headers.ETag!.ToString(), new { });
        await App.RunQueuesAsync();

        Assert.Equal(HttpStatusCode.NoContent, withdrawn.StatusCode);
        Assert.Contains(Id(published), await Editor.GetStringAsync("/api/desk/entries?state=archived", Token), StringComparison.Ordinal);
        Assert.Equal("archived", State(await ReadAsync(published)));
    }

    [Fact]
    public async Task What_was_published_out_of_the_bin_has_left_it()
    {
        var binned = await MoveAsync(Maude, await MoveAsync(Editor, await PublishAsync("Repêchée", "Un."), "archive"), "bin");
        await ReplaceAsync(binned, "Repêchée", "Deux.");
        await App.RunQueuesAsync();
        App.Advance(KeepSchedule.KeptInBin + TimeSpan.FromDays(1));
        Assert.Equal(200, await App.RunTimerAsync(nameof(KeepSchedule)));

        Assert.Equal("published", State(await ReadAsync(binned)));
        Assert.Contains(Id(binned), await Maude.GetStringAsync("/api/desk/entries", Token), StringComparison.Ordinal);
        Assert.Equal(["Deux.", "Un."], await BodiesAsync(Id(binned)));
    }

    [Fact]
    public async Task A_publication_that_somebody_overtook_comes_to_nothing()
    {
        var approved = await MoveAsync(Editor, await MoveAsync(Maude, await SaveAsync(Maude, await PublishAsync("Dépassée", "Un."), "Dépassée", "Deux."), "submit"), "approve");
        var desk = App.Services.GetRequiredService<IDeskStore>();
        var entry = (await desk.FindAsync(Id(approved), Token))!;
        var entries = App.Services.GetRequiredService<IEntryStore>();
        var document = await entries.ReadRevisionAsync(entry.Revision, Token);
        var happened = new AuditEvent($"desk {entry.Id} {entry.Change + 1}", DateTimeOffset.UnixEpoch, "editeur@exemple.ca", "desk.publish", entry.Id, "");

        // Between the desk's row and the readers' one, somebody whose write was under way replaced the text.
        await App.Services.GetRequiredService<Publisher>().PublishAsync(entry.Id, document with { Body = "Correctif." }, "admin", await entries.FindAsync(entry.Id, Token), Token);
        Assert.True(await desk.SaveAsync(entry with { State = DeskState.Published, Change = entry.Change + 1, Pending = new(happened, [], ReadersStep.Publish) }, Token));
        await App.RunQueuesAsync();

        Assert.Equal("draft", State(await ReadAsync(approved)));
        Assert.Equal(["Deux.", "Correctif.", "Deux.", "Un."], await BodiesAsync(Id(approved)));
        Assert.Equal("Correctif.", await LiveAsync(approved));
        Assert.DoesNotContain(await App.Services.GetRequiredService<IAuditLog>().ListAsync(before: null, Token).ToListAsync(Token), line => line.Event.Id == happened.Id);
    }

    private async Task ReplaceAsync(JsonElement entry, string title, string body)
    {
        using var replaced = await SendAsync(Staff, HttpMethod.Put, $"/api/entries/{Id(entry)}", "*", new { title, body, theme = "marketing" });
        Assert.Equal(HttpStatusCode.OK, replaced.StatusCode);
    }

    private async Task<JsonElement> ReadAsync(JsonElement entry) => JsonElement.Parse(await Editor.GetStringAsync($"/api/desk/entries/{Id(entry)}", Token)).GetProperty("entry");

    private async Task<string> LiveAsync(JsonElement entry)
        => (await App.GetJsonAsync((await ReadAsync(entry)).GetProperty("url").GetString()!.Replace("/articles/", "/api/entries/", StringComparison.Ordinal))).GetProperty("html").GetString()!.Replace("<p>", "", StringComparison.Ordinal).Replace("</p>", "", StringComparison.Ordinal);

    /// <summary>The texts of all revisions, the newest first.</summary>
    private async Task<List<string?>> BodiesAsync(string id)
    {
        var numbers = JsonElement.Parse(await Editor.GetStringAsync($"/api/desk/entries/{id}/revisions", Token)).GetProperty("items").EnumerateArray().Select(revision => revision.GetProperty("number").GetInt32()).ToList();
        Assert.Equal(Enumerable.Range(1, numbers.Count).Reverse(), numbers);
        var bodies = new List<string?>();
        foreach (var number in numbers)
            bodies.Add(JsonElement.Parse(await Editor.GetStringAsync($"/api/desk/entries/{id}/revisions/{number}", Token)).GetProperty("draft").GetProperty("body").GetString());
        return bodies;
    }
}
