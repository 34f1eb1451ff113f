using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Escouade.Fixtures;
using Escouade.People.Members;
using Escouade.Platform.Audit;
using Escouade.Platform.Identity;
using Escouade.Platform.Links;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Escouade.Editorial.Desk.DeskCalls;

namespace Escouade.Editorial.Desk.ReviewLinks;

[Collection(nameof(MailCollection))]
public sealed class ReviewLinkTests(AppWithMail mail) : IAsyncLifetime
{
    private readonly string email = AppWithMail.SomeAddress();
    private readonly HttpClient writer = mail.App.As("autrice@exemple.ca");
    private readonly HttpClient editor = mail.App.As("editrice@exemple.ca");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IReviewLinkStore Store => mail.App.Services.GetRequiredService<IReviewLinkStore>();

    public async ValueTask InitializeAsync()
    {
        await mail.App.Services.GetRequiredService<PeopleCommand>().RunAsync(["grant", "autrice@exemple.ca", Roles.Expert], Token);
        await mail.App.Services.GetRequiredService<PeopleCommand>().RunAsync(["grant", "editrice@exemple.ca", Roles.Editor], Token);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Whoever_holds_the_link_reads_comments_and_approves_for_the_editor_who_asked()
    {
        var entry = await SubmitAsync("Relue dehors", "Un **bon** message attire.");
        var token = await AskAsync(editor, entry);

        var shown = await ReadAsync(await ShowAsync(token), HttpStatusCode.OK);
        Assert.Equal(("Relue dehors", "<p>Un <strong>bon</strong> message attire.</p>"), (shown.GetProperty("title").GetString(), shown.GetProperty("html").GetString()));
        await ReadAsync(await CommentAsync(token, "Lequel ?", "bon message"), HttpStatusCode.Created);
        Assert.Single((await ReadAsync(await ShowAsync(token), HttpStatusCode.OK)).GetProperty("comments").EnumerateArray());
        Assert.Equal(HttpStatusCode.NoContent, (await JudgeAsync(token, isFor: true)).StatusCode);

        var approved = await EntryAsync(entry);
        Assert.Equal("approved", State(approved));
        Assert.StartsWith("Dre Roy, hors équipe, à la demande de ", approved.GetProperty("approvedBy").GetString(), StringComparison.Ordinal);
        var comment = Assert.Single(JsonElement.Parse(await writer.GetStringAsync($"/api/desk/entries/{Id(entry)}/comments", Token)).GetProperty("items").EnumerateArray());
        Assert.True(comment.GetProperty("isOutside").GetBoolean());
        Assert.Equal(["desk.approve", "review.approve", "review.ask", "desk.submit", "desk.create"], await LinesOfAsync(Id(entry)));
        Assert.Equal("approved", Assert.Single(await LinksAsync(entry)).GetProperty("state").GetString());

        var named = await SubmitAsync("À la demande de l’administration", "Un texte.");
        Assert.Equal(HttpStatusCode.NoContent, (await JudgeAsync(await AskAsync(mail.App.AsAdministrator(), named), isFor: true)).StatusCode);
        Assert.Equal("approved", State(await EntryAsync(named)));

        // The approval lapses with the text.
        Assert.Equal(JsonValueKind.Null, (await SaveAsync(writer, approved, "Relue dehors", "Autre chose.")).GetProperty("approvedBy").ValueKind);
    }

    [Fact]
    public async Task Whoever_refuses_says_why_and_the_text_goes_back()
    {
        var entry = await SubmitAsync("Refusée dehors", "Un texte.");
        var token = await AskAsync(editor, entry);

        Assert.Equal(HttpStatusCode.BadRequest, (await JudgeAsync(token, isFor: false)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await JudgeAsync(token, isFor: false, reasons: "La loi a changé.")).StatusCode);

        var refused = await EntryAsync(entry);
        Assert.Equal(("draft", "La loi a changé."), (State(refused), refused.GetProperty("reasons").GetString()));
    }

    [Fact]
    public async Task What_an_author_asks_for_is_an_opinion_and_approves_nothing()
    {
        var entry = await SubmitAsync("Avis d’une amie", "Un texte.");
        Assert.Equal(HttpStatusCode.NoContent, (await JudgeAsync(await AskAsync(writer, entry), isFor: true)).StatusCode);
        Assert.Equal("inReview", State(await EntryAsync(entry)));

        // An editor who wrote it is an author like any other.
        var own = await MoveAsync(editor, await CreateAsync(editor, "De l’éditrice", "Un texte."), "submit");
        Assert.Equal(HttpStatusCode.NoContent, (await JudgeAsync(await AskAsync(editor, own), isFor: true)).StatusCode);
        Assert.Equal("inReview", State(await EntryAsync(own)));
    }

    [Fact]
    public async Task Tampered_links_and_those_of_something_else_are_refused()
    {
        var entry = await SubmitAsync("Forcée", "Un texte.");
        var token = await AskAsync(editor, entry);
        var link = Assert.Single(await Store.ListAsync(Id(entry), Token));
        var links = mail.App.Services.GetRequiredService<SignedLinks>();
        string[] forged =
        [
            "", "rien", token[..^5], token + "AAAA",
            .. Enumerable.Range(0, 12).Select(part => (token.Length - 2) * part / 12).Select(at => $"{token[..at]}{(token[at] == 'A' ? 'B' : 'A')}{token[(at + 1)..]}"),
            links.Sign("invitation", $"{link.Entry} {link.Id} {link.Revision}", link.Until),
            links.Sign("review", $"{link.Entry} {link.Id} {new string('0', 64)}", link.Until),
            links.Sign("review", $"{link.Entry} inconnu {link.Revision}", link.Until),
        ];

        foreach (var wrong in forged)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await ShowAsync(wrong)).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await CommentAsync(wrong, "Bonjour.")).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await JudgeAsync(wrong, isFor: true)).StatusCode);
        }
        Assert.Equal("inReview", State(await EntryAsync(entry)));
    }

    [Fact]
    public async Task Expired_used_revoked_and_outdated_links_are_gone()
    {
        var used = await AskAsync(writer, await SubmitAsync("Servie", "Un texte."));
        await JudgeAsync(used, isFor: true);
        await AssertGoneAsync(used, "déjà été donné");

        var taken = await SubmitAsync("Reprise", "Un texte.");
        var revoked = await AskAsync(editor, taken);
        var id = Id(Assert.Single(await LinksAsync(taken)));
        Assert.Equal(HttpStatusCode.NoContent, (await editor.DeleteAsync($"/api/desk/entries/{Id(taken)}/review-links/{id}", Token)).StatusCode);
        await AssertGoneAsync(revoked, "plus valable");

        var changed = await SubmitAsync("Modifiée", "Un texte.");
        var outdated = await AskAsync(editor, changed);
        var edited = await SaveAsync(writer, changed, "Modifiée", "Deux textes.");
        await AssertGoneAsync(outdated, "a été modifié");
        // The same words again are another revision all the same: nobody has read what came between.
        await SaveAsync(writer, edited, "Modifiée", "Un texte.");
        await AssertGoneAsync(outdated, "a été modifié");

        var late = await AskAsync(editor, await SubmitAsync("En retard", "Un texte."));
        mail.App.Advance(ReviewLink.Kept);
        await AssertGoneAsync(late, "est échu");
    }

    [Fact]
    public async Task Of_many_verdicts_at_once_one_counts()
    {
        var entry = await SubmitAsync("Course", "Un texte.");
        var token = await AskAsync(editor, entry);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => JudgeAsync(token, isFor: number % 2 == 0, reasons: $"Avis {number}")));

        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.NoContent);
        Assert.All(answers, answer => Assert.True(answer.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.Gone));
        Assert.Single(await LinesOfAsync(Id(entry)), line => line is "review.approve" or "review.refuse");
        Assert.Single(await LinesOfAsync(Id(entry)), line => line is "desk.approve" or "desk.refuse");
    }

    [Fact]
    public async Task A_verdict_whose_process_died_moves_the_entry_with_the_next_minute_once()
    {
        var entry = await SubmitAsync("Tuée", "Un texte.");
        await AskAsync(editor, entry);
        var link = Assert.Single(await Store.ListAsync(Id(entry), Token));
        var now = TimeProvider.System.GetUtcNow();
        Assert.True(await Store.SaveAsync(link with { Change = 2, Verdict = new(IsFor: true, "Dre Roy", null, now), Pending = new($"review {link.Id} 2", now, "Dre Roy", "review.approve", link.Entry, "") }, Token));

        Assert.Equal(200, await mail.App.RunTimerAsync(nameof(RepairDesk)));
        Assert.Equal(200, await mail.App.RunTimerAsync(nameof(RepairDesk)));

        Assert.Equal("approved", State(await EntryAsync(entry)));
        Assert.Equal(["desk.approve", "review.approve"], (await LinesOfAsync(Id(entry))).Take(2));
    }

    [Fact]
    public async Task What_blocks_an_editor_blocks_whoever_stands_in_for_one()
    {
        var draft = await MoveAsync(writer, await CreateAsync(writer, "Sans thème", "Un texte.", theme: null), "submit");
        var token = await AskAsync(editor, draft);

        Assert.Equal(HttpStatusCode.Conflict, (await JudgeAsync(token, isFor: true)).StatusCode);
        Assert.Equal("inReview", State(await EntryAsync(draft)));
        Assert.Equal(HttpStatusCode.OK, (await ShowAsync(token)).StatusCode);
    }

    [Fact]
    public async Task A_refusal_holds_against_an_approval_that_came_first()
    {
        var entry = await SubmitAsync("Refusée après coup", "Un texte.");
        var (first, second) = (await AskAsync(editor, entry), await AskAsync(editor, entry));
        Assert.Equal(HttpStatusCode.NoContent, (await JudgeAsync(first, isFor: true)).StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await JudgeAsync(second, isFor: false, reasons: "Chiffres faux.")).StatusCode);

        var refused = await EntryAsync(entry);
        Assert.Equal(("draft", "Chiffres faux."), (State(refused), refused.GetProperty("reasons").GetString()));
    }

    [Fact]
    public async Task A_verdict_that_would_change_nothing_is_not_used_up()
    {
        var draft = await CreateAsync(writer, "Pas encore soumise", "Un texte.");
        var token = await AskAsync(editor, draft);
        var early = await ReadAsync(await JudgeAsync(token, isFor: true), HttpStatusCode.Conflict);
        var submitted = await MoveAsync(writer, draft, "submit");
        Assert.Equal(HttpStatusCode.NoContent, (await JudgeAsync(token, isFor: true)).StatusCode);
        Assert.Equal("approved", State(await EntryAsync(submitted)));

        var late = await AskAsync(editor, submitted);
        await MoveAsync(editor, await EntryAsync(submitted), "publish");
        var published = await ReadAsync(await JudgeAsync(late, isFor: false, reasons: "Trop tard."), HttpStatusCode.Conflict);

        Assert.Contains("y travaille encore", early.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains("est publié depuis", published.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_may_no_longer_approve_a_text_themselves_lets_nobody_approve_it_for_them()
    {
        // As an administrator they might approve their own words.
        var people = mail.App.Services.GetRequiredService<PeopleCommand>();
        var both = mail.App.As("deux-roles@exemple.ca");
        foreach (var role in (string[])[Roles.Editor, Roles.Administrator])
            await people.RunAsync(["grant", "deux-roles@exemple.ca", role], Token);
        var own = await MoveAsync(both, await CreateAsync(both, "De l’administratrice", "Un texte."), "submit");
        var token = await AskAsync(both, own);
        await people.RunAsync(["revoke", "deux-roles@exemple.ca", Roles.Administrator], Token);

        Assert.Equal(HttpStatusCode.Gone, (await JudgeAsync(token, isFor: true)).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await JudgeAsync(token, isFor: false, reasons: "Non.")).StatusCode);
        Assert.Equal("inReview", State(await EntryAsync(own)));
    }

    [Fact]
    public async Task Whoever_asked_is_told_what_was_said()
    {
        var asker = AppWithMail.SomeAddress();
        await mail.App.Services.GetRequiredService<PeopleCommand>().RunAsync(["grant", asker, Roles.Editor], Token);
        var asking = mail.App.As(asker);
        Assert.True((await asking.PutAsJsonAsync("/api/me/preferences", new { name = "Ginette", notifications = true }, Token)).IsSuccessStatusCode);
        var token = await AskAsync(asking, await SubmitAsync("Avis attendu", "Un texte."));

        await JudgeAsync(token, isFor: false, reasons: "La loi a changé.");
        await mail.App.RunQueuesAsync();

        var told = (await mail.Server.ReadAsync(asker, atLeast: 1))[^1];
        Assert.Equal("Dre Roy a donné son avis sur «\u00a0Avis attendu\u00a0»", told.Subject);
        Assert.Contains("La loi a changé.", told.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_asked_about_a_recording_hears_it()
    {
        var media = await Media.Renditions.MediaCalls.SendAsync(mail.App, await Media.SampleMedia.MakeSoundAsync("mp3", 2));
        await mail.App.RunQueuesAsync();
        using var create = new HttpRequestMessage(HttpMethod.Post, "/api/desk/entries") { Content = JsonContent.Create(new { title = "À écouter dehors", body = "Voici.", theme = "marketing", kind = "audio", media }), Headers = { { "Idempotency-Key", media } } };
        var draft = await ReadAsync(await writer.SendAsync(create, Token), HttpStatusCode.Created);

        var shown = await ReadAsync(await ShowAsync(await AskAsync(editor, await MoveAsync(writer, draft, "submit"))), HttpStatusCode.OK);

        var address = shown.GetProperty("media").GetProperty("sources")[0].GetProperty("address").GetString();
        Assert.Equal(HttpStatusCode.OK, (await mail.App.Http.GetAsync(address, Token)).StatusCode);
    }

    private async Task<JsonElement> SubmitAsync(string title, string body) => await MoveAsync(writer, await CreateAsync(writer, title, body), "submit");

    private async Task<string> AskAsync(HttpClient who, JsonElement entry)
    {
        var before = (await mail.Server.ReadAsync(email, atLeast: 0)).Count;
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/desk/entries/{Id(entry)}/review-links")
        {
            Content = JsonContent.Create(new { email, name = "Dre Roy" }),
            Headers = { { "Idempotency-Key", Guid.NewGuid().ToString() } },
        };
        await ReadAsync(await who.SendAsync(request, Token), HttpStatusCode.Created);
        await mail.App.RunQueuesAsync();
        return Regex.Match((await mail.Server.ReadAsync(email, before + 1))[^1].TextBody!, @"/relecture#(\S+)").Groups[1].Value;
    }

    private HttpClient Stranger()
    {
        var client = mail.App.As("peu importe");
        client.DefaultRequestHeaders.Remove(FrontDoorHeader.Name);
        return client;
    }

    private Task<HttpResponseMessage> ShowAsync(string token) => Stranger().PostAsJsonAsync("/api/review/show", new { token }, Token);

    private Task<HttpResponseMessage> CommentAsync(string token, string text, string? exact = null) => Stranger().SendAsync(
        new(HttpMethod.Post, "/api/review/comments") { Content = JsonContent.Create(new { token, comment = new { text, passage = exact is null ? null : new { exact } } }), Headers = { { "Idempotency-Key", Guid.NewGuid().ToString() } } }, Token);

    private Task<HttpResponseMessage> JudgeAsync(string token, bool isFor, string? reasons = null)
        => Stranger().PostAsJsonAsync("/api/review/verdict", new { token, isFor, name = "Dre Roy", reasons }, Token);

    private async Task AssertGoneAsync(string token, string why)
    {
        foreach (var answer in new[] { await ShowAsync(token), await CommentAsync(token, "Bonjour."), await JudgeAsync(token, isFor: true) })
        {
            Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
            Assert.Contains(why, JsonElement.Parse(await answer.Content.ReadAsStringAsync(Token)).GetProperty("detail").GetString(), StringComparison.Ordinal);
        }
    }

    private async Task<JsonElement> EntryAsync(JsonElement entry) => JsonElement.Parse(await editor.GetStringAsync($"/api/desk/entries/{Id(entry)}", Token)).GetProperty("entry");

    private async Task<List<JsonElement>> LinksAsync(JsonElement entry)
        => [.. JsonElement.Parse(await editor.GetStringAsync($"/api/desk/entries/{Id(entry)}/review-links", Token)).GetProperty("items").EnumerateArray()];

    private async Task<List<string>> LinesOfAsync(string id)
        => await mail.App.Services.GetRequiredService<IAuditLog>().ListAsync(before: null, Token).Where(line => line.Event.Target == id).Select(line => line.Event.Action).ToListAsync(Token);
}
