using System.Net;
using System.Text.Json;
using Escouade.Content.Entries;
using Escouade.Fixtures;
using Escouade.Platform.Audit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Escouade.Editorial.Desk.DeskCalls;

namespace Escouade.Editorial.Desk;

/// <summary>Many at once, and processes that die between two writes: one state, one line, nothing lost.</summary>
public sealed class DeskRaceTests(RunningApp app) : DeskFixture(app)
{
    [Fact]
    public async Task Of_fifty_who_save_at_once_one_is_accepted_and_no_accepted_save_is_lost()
    {
        var draft = await CreateAsync(Maude, "Disputée", "Zéro.");
        var accepted = 1;
        for (var round = 0; round < 3; round++)
        {
            var current = await ReadAsync(Id(draft));
            var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(number => SendAsync(Editor, HttpMethod.Put, $"/api/desk/entries/{Id(draft)}", Tag(current), new { title = "Disputée", body = $"Tour {round}, main {number}." })));

            Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.OK);
            accepted++;
            foreach (var refused in answers.Where(answer => answer.StatusCode is not HttpStatusCode.OK))
            {
                Assert.Equal(HttpStatusCode.PreconditionFailed, refused.StatusCode);
                var problem = JsonElement.Parse(await refused.Content.ReadAsStringAsync(Token));
                Assert.Equal((round + 1, round + 2), (problem.GetProperty("yours").GetInt32(), problem.GetProperty("latest").GetInt32()));
            }
        }

        var saved = JsonElement.Parse(await Editor.GetStringAsync($"/api/desk/entries/{Id(draft)}/revisions", Token)).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(Enumerable.Range(1, accepted).Reverse(), saved.Select(revision => revision.GetProperty("number").GetInt32()));
        Assert.Equal(accepted, (await LinesOfAsync(Id(draft))).Count);
    }

    [Fact]
    public async Task Whoever_is_overtaken_before_the_answer_gets_the_tag_of_what_they_saved()
    {
        var draft = await CreateAsync(Maude, "Devancée", "Zéro.");
        var real = App.Services.GetRequiredService<IDeskStore>();
        var overtaken = new OvertakenStore(real, async () => await SaveAsync(Editor, await ReadAsync(Id(draft)), "Devancée", "De la rédaction."));
        var changes = ActivatorUtilities.CreateInstance<DeskChanges>(App.Services, overtaken);

        var before = (await real.FindAsync(Id(draft), Token))!;
        var answer = await changes.SaveAsync(before with { Title = "Devancée par une autre" }, "save", "maude@exemple.ca", before, ReadersStep.Nothing, Token);

        Assert.Equal((before.Change + 1, "Devancée par une autre"), (answer!.Change, answer.Title));
        var now = (await real.FindAsync(Id(draft), Token))!;
        Assert.Equal(before.Change + 2, now.Change);
        Assert.NotEqual(now.Tag, answer.Tag);
    }

    /// <summary>A desk at which somebody else saves right after a change is settled, before whoever did it reads it again.</summary>
    private sealed class OvertakenStore(IDeskStore inner, Func<Task> overtakeAsync) : IDeskStore
    {
        private bool isOver;

        public Task<DeskEntry?> FindAsync(string id, CancellationToken cancellationToken) => inner.FindAsync(id, cancellationToken);

        public IAsyncEnumerable<DeskEntry> ListAsync(CancellationToken cancellationToken) => inner.ListAsync(cancellationToken);

        public async Task<bool> SaveAsync(DeskEntry entry, CancellationToken cancellationToken)
        {
            var isSaved = await inner.SaveAsync(entry, cancellationToken);
            if (entry.Pending is null && !isOver)
            {
                isOver = true;
                await overtakeAsync();
            }
            return isSaved;
        }

        public Task RemoveHistoryAsync(string id, CancellationToken cancellationToken) => inner.RemoveHistoryAsync(id, cancellationToken);

        public IAsyncEnumerable<SavedRevision> ListRevisionsAsync(string id, CancellationToken cancellationToken) => inner.ListRevisionsAsync(id, cancellationToken);

        public Task<SavedRevision?> FindRevisionAsync(string id, int number, CancellationToken cancellationToken) => inner.FindRevisionAsync(id, number, cancellationToken);

        public Task AddRevisionAsync(string id, SavedRevision revision, CancellationToken cancellationToken) => inner.AddRevisionAsync(id, revision, cancellationToken);
    }

    [Theory]
    [InlineData("submit", false)]
    [InlineData("publish", false)]
    [InlineData("publish", true)]
    public async Task A_crash_after_any_write_of_a_move_leaves_one_state_and_one_line(string action, bool isBeforeReaders)
    {
        var title = $"Panne de {action}{(isBeforeReaders ? " chez les lecteurs" : "")}";
        var entry = await CreateAsync(Maude, title, "Un.");
        if (action == "publish")
            entry = await MoveAsync(Editor, await MoveAsync(Maude, entry, "submit"), "approve");
        var desk = App.Services.GetRequiredService<IDeskStore>();
        var stored = (await desk.FindAsync(Id(entry), Token))!;
        var move = Workflow.Find(action)!;
        // The process died between the row and what it has yet to do elsewhere.
        var happened = new AuditEvent($"desk {stored.Id} {stored.Change + 1}", DateTimeOffset.UnixEpoch, "editeur@exemple.ca", $"desk.{action}", stored.Id, "");
        Assert.True(await desk.SaveAsync(stored with { State = move.To, Change = stored.Change + 1, Pending = new(happened, [], action == "publish" ? ReadersStep.Publish : ReadersStep.Nothing) }, Token));
        if (isBeforeReaders)
        {
            var document = await App.Services.GetRequiredService<IEntryStore>().ReadRevisionAsync(stored.Revision, Token);
            await App.Services.GetRequiredService<Publisher>().PublishAsync(stored.Id, document, "editeur@exemple.ca", head: null, Token);
        }

        Assert.Equal(200, await App.RunTimerAsync(nameof(KeepSchedule)));
        Assert.Equal(200, await App.RunTimerAsync(nameof(KeepSchedule)));
        await App.RunQueuesAsync(deliveries: 2);

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
            var entry = await MoveAsync(Editor, await MoveAsync(Maude, await CreateAsync(Maude, $"Course {action} {other} {round}", "Un."), "submit"), "approve");
            entry = action == "archive" ? await MoveAsync(Editor, entry, "publish") : await MoveAsync(Editor, entry, "schedule", at: App.Services.GetRequiredService<TimeProvider>().GetUtcNow().AddDays(1));
            var address = $"/api/desk/entries/{Id(entry)}";

            var answers = await Task.WhenAll(
                SendAsync(Editor, HttpMethod.Post, $"{address}/moves/{action}", Tag(entry), new { reasons = "Non." }),
                other == "save"
                    ? SendAsync(Maude, HttpMethod.Put, address, Tag(entry), new { title = "Course", body = "Deux.", theme = "marketing" })
                    : SendAsync(Editor, HttpMethod.Post, $"{address}/moves/{other}", Tag(entry), new { reasons = "Non." }));
            await App.RunQueuesAsync();

            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.PreconditionFailed], answers.Select(answer => answer.StatusCode).Order());
            var isDone = answers[0].StatusCode is HttpStatusCode.OK;
            var lines = await LinesOfAsync(Id(entry));
            Assert.Equal((isDone, isDone), (lines.Contains($"desk.{action}"), lines.Contains(line)));
            Assert.Equal(isDone == (action == "publish"), (await ReadAsync(Id(entry))).GetProperty("url").ValueKind is JsonValueKind.String);
        }
    }
}
