using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Escouade.Fixtures;
using Escouade.People.Members;
using Escouade.Platform.Mail;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Escouade.Editorial.Desk.DeskCalls;

namespace Escouade.Editorial.Desk;

/// <summary>What is written reaches readers once somebody else approved it.</summary>
public sealed class DeskTests(RunningApp app) : DeskFixture(app)
{
    [Fact]
    public async Task What_an_expert_writes_reaches_readers_once_somebody_else_approved_it()
    {
        var draft = await CreateAsync(Maude, "Une première", "Un.");
        var early = await MoveAsync(Maude, draft, "publish", HttpStatusCode.Conflict);
        var submitted = await MoveAsync(Maude, draft, "submit");
        await MoveAsync(Maude, submitted, "approve", HttpStatusCode.Forbidden);
        var approved = await MoveAsync(Editor, submitted, "approve");
        await MoveAsync(Maude, approved, "publish", HttpStatusCode.Forbidden);
        var before = await App.Http.GetAsync("/api/entries/une-premiere", Token);

        var published = await MoveAsync(Editor, approved, "publish");
        await App.RunQueuesAsync();

        Assert.Contains("à l’état d’ébauche", early.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(["submit", "bin"], Moves(draft));
        Assert.Equal(HttpStatusCode.NotFound, before.StatusCode);
        Assert.Equal(("published", "/articles/une-premiere"), (State(published), published.GetProperty("url").GetString()));
        Assert.Equal("Une première", (await App.GetJsonAsync("/api/entries/une-premiere")).GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_refusal_says_why_in_words_that_can_be_seen()
    {
        var submitted = await MoveAsync(Maude, await CreateAsync(Maude, "Refusée", "Un."), "submit");

        foreach (var nothing in (string?[])[null, " ", "\u200b", "\u0000", "\u202e\u200d"])
            await MoveAsync(Editor, submitted, "refuse", HttpStatusCode.BadRequest, reasons: nothing);
        Assert.Equal("Trop court.", (await MoveAsync(Editor, submitted, "refuse", reasons: "Trop court.")).GetProperty("reasons").GetString());
    }

    [Fact]
    public async Task An_editor_publishes_nothing_past_the_desk()
    {
        var published = await PublishAsync("Deux paires d’yeux", "Un.");
        var draft = JsonContent.Create(new { title = "De mon propre chef", body = "Un texte." });
        using var create = new HttpRequestMessage(HttpMethod.Post, "/api/entries") { Content = draft, Headers = { { "Idempotency-Key", "chef" } } };
        using var replace = new HttpRequestMessage(HttpMethod.Put, $"/api/entries/{Id(published)}") { Content = draft, Headers = { { "If-Match", "*" } } };

        Assert.Equal(HttpStatusCode.Forbidden, (await Editor.SendAsync(create, Token)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Editor.SendAsync(replace, Token)).StatusCode);
    }

    [Fact]
    public async Task The_published_revision_stays_while_the_next_is_written_and_approval_lapses_with_the_text()
    {
        var published = await PublishAsync("Vivante", "Un.");
        var edited = await SaveAsync(Maude, published, "Vivante", "Deux.");
        var approved = await MoveAsync(Editor, await MoveAsync(Maude, edited, "submit"), "approve");
        var again = await SaveAsync(Editor, approved, "Vivante", "Trois.");

        await MoveAsync(Editor, again, "publish", HttpStatusCode.Conflict);
        await App.RunQueuesAsync();

        Assert.Equal("draft", State(again));
        Assert.Equal(JsonValueKind.Null, again.GetProperty("approvedBy").ValueKind);
        Assert.Contains("Un.", (await App.GetJsonAsync("/api/entries/vivante")).GetProperty("html").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_blocks_is_mended_before_anybody_approves()
    {
        var draft = await CreateAsync(Maude, "À corriger", "Voici.", theme: null);
        var submitted = await MoveAsync(Maude, draft, "submit");
        var checks = JsonElement.Parse(await Maude.GetStringAsync($"/api/desk/entries/{Id(draft)}/checks", Token));

        var refused = await MoveAsync(Editor, submitted, "approve", HttpStatusCode.Conflict);
        var mended = await SaveAsync(Maude, submitted, "À corriger", "Voici.");
        var approved = await MoveAsync(Editor, mended, "approve");

        Assert.True(checks.GetProperty("blocks").GetBoolean());
        Assert.Contains("Choisissez un thème", refused.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(("inReview", "approved"), (State(mended), State(approved)));
    }

    [Fact]
    public async Task An_expert_sees_neither_the_drafts_of_others_nor_who_wrote_them()
    {
        var draft = await CreateAsync(Maude, "Entre nous", "Secret.");
        var address = $"/api/desk/entries/{Id(draft)}";

        Assert.Equal(HttpStatusCode.NotFound, (await Karim.GetAsync(address, Token)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Karim.GetAsync($"{address}/revisions", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(Karim, HttpMethod.Put, address, "*", new { title = "À moi", body = "Non." })).StatusCode);
        Assert.DoesNotContain(Id(draft), await Karim.GetStringAsync("/api/desk/entries", Token), StringComparison.Ordinal);
        Assert.Contains(Id(draft), await Editor.GetStringAsync("/api/desk/entries?state=draft", Token), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await Editor.GetAsync("/api/desk/entries?state=perdu", Token)).StatusCode);
    }

    [Fact]
    public async Task Nobody_approves_a_text_that_they_had_a_hand_in_since_it_was_last_published()
    {
        // Their own, after somebody's comma and a hand-over.
        var own = await MoveAsync(Editor, await CreateAsync(Editor, "Mes propres mots", "Un."), "submit");
        var edited = await SaveAsync(Second, own, "Mes propres mots", "Un !");
        await App.Services.GetRequiredService<MemberChanges>().ChangeAsync(Member.New(EmailAddress.Key("maude@exemple.ca"), ""), member => member with { Expert = "maude-b" }, "essai", "", "essai", Token);
        using var handed = await SendAsync(Editor, HttpMethod.Post, $"/api/desk/entries/{Id(edited)}/hand-over", Tag(edited), new { expert = "maude-b" });
        edited = await DeskCalls.ReadAsync(handed, HttpStatusCode.OK);
        // Somebody else's, which they wrote anew and the owner saved once more.
        var other = await MoveAsync(Maude, await CreateAsync(Maude, "Mots d’autrui", "Un."), "submit");
        var replaced = await SaveAsync(Maude, await SaveAsync(Editor, other, "Mots d’autrui", "Tout autre chose."), "Mots d’autrui", "Tout autre chose !");

        await MoveAsync(Editor, edited, "approve", HttpStatusCode.Forbidden);
        await MoveAsync(Editor, replaced, "approve", HttpStatusCode.Forbidden);
        Assert.DoesNotContain("approve", Moves(await ReadAsync(Id(replaced))));
        // Nor after an approval that was taken back.
        var refused = await MoveAsync(Second, await MoveAsync(Second, replaced, "approve"), "refuse", reasons: "Chiffres faux.");
        var again = await MoveAsync(Maude, refused, "submit");
        await MoveAsync(Editor, again, "approve", HttpStatusCode.Forbidden);
        var approved = await MoveAsync(Second, await MoveAsync(Second, again, "approve"), "publish");
        // Nor after a publication that was taken back.
        var reopened = await MoveAsync(Maude, await MoveAsync(Maude, await MoveAsync(Second, approved, "archive"), "reopen"), "submit");
        await MoveAsync(Editor, reopened, "approve", HttpStatusCode.Forbidden);
        approved = await MoveAsync(Second, await MoveAsync(Second, reopened, "approve"), "publish");
        // What is published counts no more: the next comma is somebody else's to judge.
        var comma = await MoveAsync(Maude, await SaveAsync(Maude, approved, "Mots d’autrui", "Tout autre chose…"), "submit");
        var last = await MoveAsync(Editor, comma, "approve");
        Assert.Equal("approved", State(last));
        // Restored by somebody else, a text stays its author's.
        using var restored = await SendAsync(Maude, HttpMethod.Post, $"/api/desk/entries/{Id(last)}/revisions/2/restore", Tag(last), new { });
        await MoveAsync(Editor, await MoveAsync(Maude, await DeskCalls.ReadAsync(restored, HttpStatusCode.OK), "submit"), "approve", HttpStatusCode.Forbidden);
    }
}
