using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Escouade.Content.Entries;
using Escouade.Fixtures;
using Escouade.People.Members;
using Escouade.Platform.Audit;
using Escouade.Platform.Identity;
using Escouade.Platform.Mail;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Escouade.Editorial.Desk.DeskCalls;

namespace Escouade.Editorial.Desk;

public sealed class DeskTests(RunningApp app) : IClassFixture<RunningApp>, IAsyncLifetime
{
    private readonly HttpClient maude = app.As("maude@exemple.ca");
    private readonly HttpClient karim = app.As("karim@exemple.ca");
    private readonly HttpClient editor = app.As("editeur@exemple.ca");
    private readonly HttpClient second = app.As("editrice@exemple.ca");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        foreach (var (person, role) in ((string Person, string Role)[])[("maude@exemple.ca", Roles.Expert), ("karim@exemple.ca", Roles.Expert), ("editeur@exemple.ca", Roles.Editor), ("editrice@exemple.ca", Roles.Editor)])
            Assert.Equal(0, (await app.Services.GetRequiredService<PeopleCommand>().RunAsync(["grant", person, role], Token)).ExitCode);
    }

    public ValueTask DisposeAsync()
    {
        foreach (var client in (HttpClient[])[maude, karim, editor, second])
            client.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task What_an_expert_writes_reaches_readers_once_somebody_else_approved_it()
    {
        var draft = await CreateAsync(maude, "Une première", "Un.");
        var early = await MoveAsync(maude, draft, "publish", HttpStatusCode.Conflict);
        var submitted = await MoveAsync(maude, draft, "submit");
        await MoveAsync(maude, submitted, "approve", HttpStatusCode.Forbidden);
        var approved = await MoveAsync(editor, submitted, "approve");
        await MoveAsync(maude, approved, "publish", HttpStatusCode.Forbidden);
        var before = await app.Http.GetAsync("/api/entries/une-premiere", Token);

        var published = await MoveAsync(editor, approved, "publish");
        await app.RunQueuesAsync();

        Assert.Contains("à l’état d’ébauche", early.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(["submit", "bin"], Moves(draft));
        Assert.Equal(HttpStatusCode.NotFound, before.StatusCode);
        Assert.Equal(("published", "/articles/une-premiere"), (State(published), published.GetProperty("url").GetString()));
        Assert.Equal("Une première", (await app.GetJsonAsync("/api/entries/une-premiere")).GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_refusal_says_why_in_words_that_can_be_seen()
    {
        var submitted = await MoveAsync(maude, await CreateAsync(maude, "Refusée", "Un."), "submit");

        foreach (var nothing in (string?[])[null, " ", "\u200b", "\u0000", "\u202e\u200d"])
            await MoveAsync(editor, submitted, "refuse", HttpStatusCode.BadRequest, reasons: nothing);
        Assert.Equal("Trop court.", (await MoveAsync(editor, submitted, "refuse", reasons: "Trop court.")).GetProperty("reasons").GetString());
    }

    [Fact]
    public async Task An_editor_publishes_nothing_past_the_desk()
    {
        var published = await PublishAsync("Deux paires d’yeux", "Un.");
        var draft = JsonContent.Create(new { title = "De mon propre chef", body = "Un texte." });
        using var create = new HttpRequestMessage(HttpMethod.Post, "/api/entries") { Content = draft, Headers = { { "Idempotency-Key", "chef" } } };
        using var replace = new HttpRequestMessage(HttpMethod.Put, $"/api/entries/{Id(published)}") { Content = draft, Headers = { { "If-Match", "*" } } };

        Assert.Equal(HttpStatusCode.Forbidden, (await editor.SendAsync(create, Token)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await editor.SendAsync(replace, Token)).StatusCode);
    }

    [Fact]
    public async Task The_published_revision_stays_while_the_next_is_written_and_approval_lapses_with_the_text()
    {
        var published = await PublishAsync("Vivante", "Un.");
        var edited = await SaveAsync(maude, published, "Vivante", "Deux.");
        var approved = await MoveAsync(editor, await MoveAsync(maude, edited, "submit"), "approve");
        var again = await SaveAsync(editor, approved, "Vivante", "Trois.");

        await MoveAsync(editor, again, "publish", HttpStatusCode.Conflict);
        await app.RunQueuesAsync();

        Assert.Equal("draft", State(again));
        Assert.Equal(JsonValueKind.Null, again.GetProperty("approvedBy").ValueKind);
        Assert.Contains("Un.", (await app.GetJsonAsync("/api/entries/vivante")).GetProperty("html").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_blocks_is_mended_before_anybody_approves()
    {
        var draft = await CreateAsync(maude, "À corriger", "Voici.", theme: null);
        var submitted = await MoveAsync(maude, draft, "submit");
        var checks = JsonElement.Parse(await maude.GetStringAsync($"/api/desk/entries/{Id(draft)}/checks", Token));

        var refused = await MoveAsync(editor, submitted, "approve", HttpStatusCode.Conflict);
        var mended = await SaveAsync(maude, submitted, "À corriger", "Voici.");
        var approved = await MoveAsync(editor, mended, "approve");

        Assert.True(checks.GetProperty("blocks").GetBoolean());
        Assert.Contains("Choisissez un thème", refused.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(("inReview", "approved"), (State(mended), State(approved)));
    }

    [Fact]
    public async Task An_expert_sees_neither_the_drafts_of_others_nor_who_wrote_them()
    {
        var draft = await CreateAsync(maude, "Entre nous", "Secret.");
        var address = $"/api/desk/entries/{Id(draft)}";

        Assert.Equal(HttpStatusCode.NotFound, (await karim.GetAsync(address, Token)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await karim.GetAsync($"{address}/revisions", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(karim, HttpMethod.Put, address, "*", new { title = "À moi", body = "Non." })).StatusCode);
        Assert.DoesNotContain(Id(draft), await karim.GetStringAsync("/api/desk/entries", Token), StringComparison.Ordinal);
        Assert.Contains(Id(draft), await editor.GetStringAsync("/api/desk/entries?state=draft", Token), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await editor.GetAsync("/api/desk/entries?state=perdu", Token)).StatusCode);
    }

    [Fact]
    public async Task Of_fifty_who_save_at_once_one_is_accepted_and_no_accepted_save_is_lost()
    {
        var draft = await CreateAsync(maude, "Disputée", "Zéro.");
        var accepted = 1;
        for (var round = 0; round < 3; round++)
        {
            var current = await ReadAsync(Id(draft));
            var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(number => SendAsync(editor, HttpMethod.Put, $"/api/desk/entries/{Id(draft)}", Tag(current), new { title = "Disputée", body = $"Tour {round}, main {number}." })));

            Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.OK);
            accepted++;
            foreach (var refused in answers.Where(answer => answer.StatusCode is not HttpStatusCode.OK))
            {
                Assert.Equal(HttpStatusCode.PreconditionFailed, refused.StatusCode);
                var problem = JsonElement.Parse(await refused.Content.ReadAsStringAsync(Token));
                Assert.Equal((round + 1, round + 2), (problem.GetProperty("yours").GetInt32(), problem.GetProperty("latest").GetInt32()));
            }
        }

        var saved = JsonElement.Parse(await editor.GetStringAsync($"/api/desk/entries/{Id(draft)}/revisions", Token)).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(Enumerable.Range(1, accepted).Reverse(), saved.Select(revision => revision.GetProperty("number").GetInt32()));
        Assert.Equal(accepted, (await LinesOfAsync(Id(draft))).Count);
    }

    [Fact]
    public async Task Revisions_are_compared_word_by_word_and_restored()
    {
        var draft = await CreateAsync(maude, "Relue", "Le chat dort <b>bien</b>.");
        var saved = await SaveAsync(maude, draft, "Relue", "Le chien dort <b>bien</b>.");

        var compared = JsonElement.Parse(await maude.GetStringAsync($"/api/desk/entries/{Id(draft)}/revisions/2/changes", Token));
        using var restored = await SendAsync(maude, HttpMethod.Post, $"/api/desk/entries/{Id(draft)}/revisions/1/restore", Tag(saved), new { });
        using var read = await maude.GetAsync($"/api/desk/entries/{Id(draft)}", Token);
        var now = JsonElement.Parse(await read.Content.ReadAsStringAsync(Token));

        Assert.Contains("Le <del>chat</del><ins>chien</ins> dort &lt;b&gt;bien", compared.GetProperty("html").GetString(), StringComparison.Ordinal);
        Assert.All(compared.GetProperty("parts").EnumerateArray().Where(part => part.GetProperty("kind").GetString() == "inserted"), part => Assert.Equal("chien", part.GetProperty("text").GetString()));
        Assert.Equal(HttpStatusCode.OK, restored.StatusCode);
        Assert.Equal("Le chat dort <b>bien</b>.", now.GetProperty("draft").GetProperty("body").GetString());
        Assert.Equal(read.Headers.ETag!.ToString(), Tag(now.GetProperty("entry")));
        Assert.Equal(3, now.GetProperty("entry").GetProperty("number").GetInt32());
        Assert.Equal(HttpStatusCode.NotFound, (await maude.GetAsync($"/api/desk/entries/{Id(draft)}/revisions/9", Token)).StatusCode);
    }

    [Fact]
    public async Task Another_picture_under_the_same_name_is_a_change_that_can_be_looked_at()
    {
        using var created = await maude.SendAsync(new(HttpMethod.Post, "/api/desk/entries") { Content = JsonContent.Create(Draft("wide.jpg")), Headers = { { "Idempotency-Key", "image" } } }, Token);
        using var saved = await SendAsync(maude, HttpMethod.Put, created.Headers.Location!.ToString(), created.Headers.ETag!.ToString(), Draft("turned.jpg"));
        var compared = JsonElement.Parse(await maude.GetStringAsync($"{created.Headers.Location}/revisions/2/changes", Token));
        var read = JsonElement.Parse(await maude.GetStringAsync(created.Headers.Location, Token));

        Assert.Contains(compared.GetProperty("parts").EnumerateArray(), part => part.GetProperty("kind").GetString() == "inserted");
        var image = Assert.Single(compared.GetProperty("images").EnumerateArray());
        Assert.Equal("vitrine.jpg", image.GetProperty("name").GetString());
        Assert.NotEqual(image.GetProperty("older").GetString(), image.GetProperty("newer").GetString());
        Assert.Equal(image.GetProperty("newer").GetString(), read.GetProperty("images").GetProperty("vitrine.jpg").GetString());
        Assert.Equal(HttpStatusCode.OK, (await app.Http.GetAsync(image.GetProperty("older").GetString(), Token)).StatusCode);

        static object Draft(string sample) => new
        {
            title = "Illustrée", body = "![Une vitrine](vitrine.jpg)", theme = "marketing",
            images = new Dictionary<string, byte[]> { ["vitrine.jpg"] = Media.Images.Samples.Read(sample) },
        };
    }

    [Theory]
    [InlineData("2199-03-14T09:00:00")]
    [InlineData("2199-13-14T09:00:00Z")]
    [InlineData("2019-03-14T09:00:00-05:00")]
    [InlineData("demain")]
    public async Task A_time_that_is_over_or_means_no_moment_schedules_nothing(string at)
    {
        var submitted = await MoveAsync(maude, await CreateAsync(maude, "À l’heure", "Un."), "submit");
        var approved = await MoveAsync(editor, submitted, "approve");

        using var refused = await SendAsync(editor, HttpMethod.Post, $"/api/desk/entries/{Id(approved)}/moves/schedule", Tag(approved), new { at });

        Assert.True((await DeskCalls.ReadAsync(refused, HttpStatusCode.BadRequest)).GetProperty("errors").TryGetProperty("at", out _));
    }

    [Fact]
    public async Task What_is_scheduled_is_published_and_archived_by_the_clock_once()
    {
        var approved = await MoveAsync(editor, await MoveAsync(maude, await CreateAsync(maude, "À l’heure", "Tic."), "submit"), "approve");
        var clock = app.Services.GetRequiredService<TimeProvider>();
        await MoveAsync(editor, approved, "schedule", HttpStatusCode.BadRequest);
        var scheduled = await MoveAsync(editor, approved, "schedule", at: clock.GetUtcNow().AddMinutes(10));

        Assert.Equal(200, await app.RunTimerAsync(nameof(KeepSchedule)));
        await app.RunQueuesAsync();
        var tooEarly = await app.Http.GetAsync("/api/entries/a-l-heure", Token);
        app.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(200, await app.RunTimerAsync(nameof(KeepSchedule)));
        Assert.Equal(200, await app.RunTimerAsync(nameof(KeepSchedule)));
        await app.RunQueuesAsync();
        var onTime = await app.Http.GetAsync("/api/entries/a-l-heure", Token);
        await MoveAsync(editor, await ReadAsync(Id(scheduled)), "expire", at: clock.GetUtcNow().AddDays(1));
        app.Advance(TimeSpan.FromDays(2));
        Assert.Equal(200, await app.RunTimerAsync(nameof(KeepSchedule)));
        await app.RunQueuesAsync();

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (tooEarly.StatusCode, onTime.StatusCode));
        Assert.Equal(HttpStatusCode.Gone, (await app.Http.GetAsync("/api/entries/a-l-heure", Token)).StatusCode);
        Assert.Equal("archived", State(await ReadAsync(Id(scheduled))));
        Assert.Equal(
            ["desk.create", "desk.submit", "desk.approve", "desk.schedule", "entry.publish", "desk.publish", "desk.expire", "entry.withdraw", "desk.archive"],
            (await LinesOfAsync(Id(scheduled))).Order(Comparer<string>.Create((one, other) => Array.IndexOf(InOrder, one) - Array.IndexOf(InOrder, other))));
    }

    [Fact]
    public async Task The_bin_keeps_for_thirty_days_and_no_longer()
    {
        var binned = await MoveAsync(maude, await CreateAsync(maude, "Jetée", "Rien."), "bin");
        using var saved = await SendAsync(maude, HttpMethod.Put, $"/api/desk/entries/{Id(binned)}", "*", new { title = "Jetée", body = "Encore." });
        var restored = await MoveAsync(maude, binned, "restore");
        var again = await MoveAsync(maude, restored, "bin");

        app.Advance(KeepSchedule.KeptInBin - TimeSpan.FromHours(1));
        Assert.Equal(200, await app.RunTimerAsync(nameof(KeepSchedule)));
        var kept = await maude.GetAsync($"/api/desk/entries/{Id(again)}", Token);
        app.Advance(TimeSpan.FromHours(2));
        Assert.Equal(200, await app.RunTimerAsync(nameof(KeepSchedule)));

        Assert.Equal(HttpStatusCode.Conflict, saved.StatusCode);
        Assert.Equal(HttpStatusCode.OK, kept.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await maude.GetAsync($"/api/desk/entries/{Id(again)}", Token)).StatusCode);
    }

    [Theory]
    [InlineData("submit", false)]
    [InlineData("publish", false)]
    [InlineData("publish", true)]
    public async Task A_crash_after_any_write_of_a_move_leaves_one_state_and_one_line(string action, bool isBeforeReaders)
    {
        var title = $"Panne de {action}{(isBeforeReaders ? " chez les lecteurs" : "")}";
        var entry = await CreateAsync(maude, title, "Un.");
        if (action == "publish")
            entry = await MoveAsync(editor, await MoveAsync(maude, entry, "submit"), "approve");
        var desk = app.Services.GetRequiredService<IDeskStore>();
        var stored = (await desk.FindAsync(Id(entry), Token))!;
        var move = Workflow.Find(action)!;
        // The process died between the row and what it has yet to do elsewhere.
        var happened = new AuditEvent($"desk {stored.Id} {stored.Change + 1}", DateTimeOffset.UnixEpoch, "editeur@exemple.ca", $"desk.{action}", stored.Id, "");
        Assert.True(await desk.SaveAsync(stored with { State = move.To, Change = stored.Change + 1, Pending = new(happened, [], action == "publish" ? ReadersStep.Publish : ReadersStep.Nothing) }, Token));
        if (isBeforeReaders)
        {
            var document = await app.Services.GetRequiredService<IEntryStore>().ReadRevisionAsync(stored.Revision, Token);
            await app.Services.GetRequiredService<Publisher>().PublishAsync(stored.Id, document, "editeur@exemple.ca", head: null, Token);
        }

        Assert.Equal(200, await app.RunTimerAsync(nameof(KeepSchedule)));
        Assert.Equal(200, await app.RunTimerAsync(nameof(KeepSchedule)));
        await app.RunQueuesAsync(deliveries: 2);

        var now = await ReadAsync(Id(entry));
        Assert.Equal((action == "publish" ? "published" : "inReview", 1), (State(now), now.GetProperty("number").GetInt32()));
        Assert.Equal(action == "publish", now.GetProperty("url").ValueKind is JsonValueKind.String);
        Assert.Single(await LinesOfAsync(Id(entry)), $"desk.{action}");
        Assert.Equal(action == "publish" ? 1 : 0, (await LinesOfAsync(Id(entry))).Count(line => line == "entry.publish"));
    }

    [Theory]
    [InlineData("publish", "unschedule", "entry.publish")]
    [InlineData("publish", "refuse", "entry.publish")]
    [InlineData("archive", "save", "entry.withdraw")]
    public async Task Of_two_who_race_one_is_accepted_and_what_readers_see_is_what_that_one_did(string action, string other, string line)
    {
        for (var round = 0; round < 6; round++)
        {
            var entry = await MoveAsync(editor, await MoveAsync(maude, await CreateAsync(maude, $"Course {action} {other} {round}", "Un."), "submit"), "approve");
            entry = action == "archive" ? await MoveAsync(editor, entry, "publish") : await MoveAsync(editor, entry, "schedule", at: app.Services.GetRequiredService<TimeProvider>().GetUtcNow().AddDays(1));
            var address = $"/api/desk/entries/{Id(entry)}";

            var answers = await Task.WhenAll(
                SendAsync(editor, HttpMethod.Post, $"{address}/moves/{action}", Tag(entry), new { reasons = "Non." }),
                other == "save"
                    ? SendAsync(maude, HttpMethod.Put, address, Tag(entry), new { title = "Course", body = "Deux.", theme = "marketing" })
                    : SendAsync(editor, HttpMethod.Post, $"{address}/moves/{other}", Tag(entry), new { reasons = "Non." }));
            await app.RunQueuesAsync();

            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.PreconditionFailed], answers.Select(answer => answer.StatusCode).Order());
            var isDone = answers[0].StatusCode is HttpStatusCode.OK;
            var lines = await LinesOfAsync(Id(entry));
            Assert.Equal((isDone, isDone), (lines.Contains($"desk.{action}"), lines.Contains(line)));
            Assert.Equal(isDone == (action == "publish"), (await ReadAsync(Id(entry))).GetProperty("url").ValueKind is JsonValueKind.String);
        }
    }

    [Fact]
    public async Task An_end_that_was_set_holds_whatever_is_written_meanwhile()
    {
        var clock = app.Services.GetRequiredService<TimeProvider>();
        var published = await PublishAsync("Temporaire", "Un.");
        var ending = await MoveAsync(editor, published, "expire", at: clock.GetUtcNow().AddDays(1));
        var draft = await MoveAsync(maude, await SaveAsync(maude, ending, "Temporaire", "Deux."), "submit");

        app.Advance(TimeSpan.FromDays(2));
        Assert.Equal(200, await app.RunTimerAsync(nameof(KeepSchedule)));
        Assert.Equal(200, await app.RunTimerAsync(nameof(KeepSchedule)));
        await app.RunQueuesAsync();
        var now = await ReadAsync(Id(draft));

        Assert.Equal(HttpStatusCode.Gone, (await app.Http.GetAsync("/api/entries/temporaire", Token)).StatusCode);
        Assert.Equal(("inReview", JsonValueKind.Null), (State(now), now.GetProperty("archiveAt").ValueKind));
        Assert.Single(await LinesOfAsync(Id(draft)), "desk.archive");

        var again = await MoveAsync(editor, await MoveAsync(editor, now, "approve"), "publish");
        var endless = await MoveAsync(editor, await MoveAsync(editor, again, "expire", at: clock.GetUtcNow().AddDays(1)), "unexpire");
        Assert.Equal(JsonValueKind.Null, endless.GetProperty("archiveAt").ValueKind);
    }

    [Fact]
    public async Task An_end_of_the_old_text_takes_nothing_away_of_the_new_one_that_follows_it()
    {
        var at = app.Services.GetRequiredService<TimeProvider>().GetUtcNow().AddDays(1);
        var ending = await MoveAsync(editor, await PublishAsync("Relève", "Un."), "expire", at: at);
        var draft = await MoveAsync(editor, await MoveAsync(maude, await SaveAsync(maude, ending, "Relève", "Deux."), "submit"), "approve");
        await MoveAsync(editor, draft, "schedule", at: at);

        // The timer was down for a day.
        app.Advance(TimeSpan.FromDays(2));
        Assert.Equal(200, await app.RunTimerAsync(nameof(KeepSchedule)));
        Assert.Equal(200, await app.RunTimerAsync(nameof(KeepSchedule)));
        await app.RunQueuesAsync();

        Assert.Equal("published", State(await ReadAsync(Id(draft))));
        Assert.Contains("Deux.", (await app.GetJsonAsync("/api/entries/releve")).GetProperty("html").GetString(), StringComparison.Ordinal);
        Assert.Contains("/articles/releve", await maude.GetStringAsync("/api/desk/entries", Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_draft_of_a_live_text_is_dropped_by_restoring_what_readers_have()
    {
        var draft = await SaveAsync(maude, await PublishAsync("Gardée vivante", "Un."), "Gardée vivante", "Deux.");
        var refused = await MoveAsync(maude, draft, "bin", HttpStatusCode.Conflict);
        using var restored = await SendAsync(maude, HttpMethod.Post, $"/api/desk/entries/{Id(draft)}/revisions/1/restore", Tag(draft), new { });
        var now = await DeskCalls.ReadAsync(restored, HttpStatusCode.OK);

        Assert.DoesNotContain("bin", Moves(draft));
        Assert.Contains("Archivez-la", refused.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(("published", 3), (State(now), now.GetProperty("number").GetInt32()));
        Assert.Equal(["archive", "expire", "unexpire"], Moves(await ReadAsync(Id(draft))));
    }

    [Fact]
    public async Task What_was_removed_for_good_is_gone_with_a_line_and_counts_on_when_it_comes_back()
    {
        var archived = await MoveAsync(editor, await PublishAsync("Enterrée", "Un."), "archive");
        var binned = await MoveAsync(maude, archived, "bin");
        app.Advance(KeepSchedule.KeptInBin + TimeSpan.FromHours(1));
        Assert.Equal(200, await app.RunTimerAsync(nameof(KeepSchedule)));

        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync($"/api/desk/entries/{Id(binned)}", Token)).StatusCode);
        await MoveAsync(maude, binned, "restore", HttpStatusCode.NotFound);
        Assert.DoesNotContain(Id(binned), await editor.GetStringAsync("/api/desk/entries", Token), StringComparison.Ordinal);
        Assert.Equal("desk.remove", (await LinesOfAsync(Id(binned)))[0]);

        using var staff = app.AsAdministrator();
        using var back = await SendAsync(staff, HttpMethod.Put, $"/api/entries/{Id(binned)}", "*", new { title = "Enterrée", body = "Deux.", theme = "marketing" });
        var draft = await SaveAsync(editor, await ReadAsync(Id(binned)), "Enterrée", "Trois.");

        Assert.NotEqual(Tag(binned).Split('-')[0], Tag(draft).Split('-')[0]);
        Assert.Equal(["desk.save", "desk.adopt"], (await LinesOfAsync(Id(binned))).Where(line => line.StartsWith("desk.", StringComparison.Ordinal)).Take(2));
    }

    [Fact]
    public async Task Nobody_approves_a_text_that_they_had_a_hand_in_since_it_was_last_published()
    {
        // Their own, after somebody's comma and a hand-over.
        var own = await MoveAsync(editor, await CreateAsync(editor, "Mes propres mots", "Un."), "submit");
        var edited = await SaveAsync(second, own, "Mes propres mots", "Un !");
        await app.Services.GetRequiredService<MemberChanges>().ChangeAsync(Member.New(EmailAddress.Key("maude@exemple.ca"), ""), member => member with { Expert = "maude-b" }, "essai", "", "essai", Token);
        using var handed = await SendAsync(editor, HttpMethod.Post, $"/api/desk/entries/{Id(edited)}/hand-over", Tag(edited), new { expert = "maude-b" });
        edited = await DeskCalls.ReadAsync(handed, HttpStatusCode.OK);
        // Somebody else's, which they wrote anew and the owner saved once more.
        var other = await MoveAsync(maude, await CreateAsync(maude, "Mots d’autrui", "Un."), "submit");
        var replaced = await SaveAsync(maude, await SaveAsync(editor, other, "Mots d’autrui", "Tout autre chose."), "Mots d’autrui", "Tout autre chose !");

        await MoveAsync(editor, edited, "approve", HttpStatusCode.Forbidden);
        await MoveAsync(editor, replaced, "approve", HttpStatusCode.Forbidden);
        Assert.DoesNotContain("approve", Moves(await ReadAsync(Id(replaced))));
        // Nor after an approval that was taken back.
        var refused = await MoveAsync(second, await MoveAsync(second, replaced, "approve"), "refuse", reasons: "Chiffres faux.");
        var again = await MoveAsync(maude, refused, "submit");
        await MoveAsync(editor, again, "approve", HttpStatusCode.Forbidden);
        var approved = await MoveAsync(second, await MoveAsync(second, again, "approve"), "publish");
        // Nor after a publication that was taken back.
        var reopened = await MoveAsync(maude, await MoveAsync(maude, await MoveAsync(second, approved, "archive"), "reopen"), "submit");
        await MoveAsync(editor, reopened, "approve", HttpStatusCode.Forbidden);
        approved = await MoveAsync(second, await MoveAsync(second, reopened, "approve"), "publish");
        // What is published counts no more: the next comma is somebody else's to judge.
        var comma = await MoveAsync(maude, await SaveAsync(maude, approved, "Mots d’autrui", "Tout autre chose…"), "submit");
        var last = await MoveAsync(editor, comma, "approve");
        Assert.Equal("approved", State(last));
        // Restored by somebody else, a text stays its author's.
        using var restored = await SendAsync(maude, HttpMethod.Post, $"/api/desk/entries/{Id(last)}/revisions/2/restore", Tag(last), new { });
        await MoveAsync(editor, await MoveAsync(maude, await DeskCalls.ReadAsync(restored, HttpStatusCode.OK), "submit"), "approve", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task What_came_from_the_inbox_is_edited_at_the_desk_with_its_history()
    {
        await app.DropAsync("boite.md", Drops.IngestDropTests.Text("De la boîte"));
        var id = (await app.GetJsonAsync("/api/entries/de-la-boite")).GetProperty("id").GetString()!;

        var edited = await SaveAsync(editor, await ReadAsync(id), "De la boîte", "Revu.");
        var saved = JsonElement.Parse(await editor.GetStringAsync($"/api/desk/entries/{id}/revisions", Token)).GetProperty("items");

        Assert.Equal("draft", State(edited));
        Assert.Equal([("e…@exemple.ca", 2), ("inbox", 1)], saved.EnumerateArray().Select(revision => (revision.GetProperty("who").GetString()!, revision.GetProperty("number").GetInt32())));
    }

    private static readonly string[] InOrder = ["desk.create", "desk.submit", "desk.approve", "desk.schedule", "entry.publish", "desk.publish", "desk.expire", "entry.withdraw", "desk.archive"];

    private async Task<JsonElement> PublishAsync(string title, string body)
        => await MoveAsync(editor, await MoveAsync(editor, await MoveAsync(maude, await CreateAsync(maude, title, body), "submit"), "approve"), "publish");

    private async Task<JsonElement> ReadAsync(string id) => JsonElement.Parse(await editor.GetStringAsync($"/api/desk/entries/{id}", Token)).GetProperty("entry");

    private async Task<List<string>> LinesOfAsync(string id)
        => await app.Services.GetRequiredService<IAuditLog>().ListAsync(before: null, Token).Where(line => line.Event.Target == id).Select(line => line.Event.Action).ToListAsync(Token);
}
