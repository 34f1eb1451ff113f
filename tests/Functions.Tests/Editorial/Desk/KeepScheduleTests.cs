using System.Net;
using System.Text.Json;
using Escouade.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Escouade.Editorial.Desk.DeskCalls;

namespace Escouade.Editorial.Desk;

/// <summary>What happens at its time: publications, ends, and the emptying of the bin.</summary>
public sealed class KeepScheduleTests(RunningApp app) : DeskFixture(app)
{
    private static readonly string[] InOrder = ["desk.create", "desk.submit", "desk.approve", "desk.schedule", "entry.publish", "desk.publish", "desk.expire", "entry.withdraw", "desk.archive"];

    [Theory]
    [InlineData("2199-03-14T09:00:00")]
    [InlineData("2199-13-14T09:00:00Z")]
    [InlineData("2019-03-14T09:00:00-05:00")]
    [InlineData("demain")]
    public async Task A_time_that_is_over_or_means_no_moment_schedules_nothing(string at)
    {
        var submitted = await MoveAsync(Maude, await CreateAsync(Maude, "À l’heure", "Un."), "submit");
        var approved = await MoveAsync(Editor, submitted, "approve");

        using var refused = await SendAsync(Editor, HttpMethod.Post, $"/api/desk/entries/{Id(approved)}/moves/schedule", Tag(approved), new { at });

        Assert.True((await DeskCalls.ReadAsync(refused, HttpStatusCode.BadRequest)).GetProperty("errors").TryGetProperty("at", out _));
    }

    [Fact]
    public async Task What_is_scheduled_is_published_and_archived_by_the_clock_once()
    {
        var approved = await MoveAsync(Editor, await MoveAsync(Maude, await CreateAsync(Maude, "À l’heure", "Tic."), "submit"), "approve");
        var clock = App.Services.GetRequiredService<TimeProvider>();
        await MoveAsync(Editor, approved, "schedule", HttpStatusCode.BadRequest);
        var scheduled = await MoveAsync(Editor, approved, "schedule", at: clock.GetUtcNow().AddMinutes(10));

        Assert.Equal(200, await App.RunTimerAsync(nameof(KeepSchedule)));
        await App.RunQueuesAsync();
        var tooEarly = await App.Http.GetAsync("/api/entries/a-l-heure", Token);
        App.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(200, await App.RunTimerAsync(nameof(KeepSchedule)));
        Assert.Equal(200, await App.RunTimerAsync(nameof(KeepSchedule)));
        await App.RunQueuesAsync();
        var onTime = await App.Http.GetAsync("/api/entries/a-l-heure", Token);
        await MoveAsync(Editor, await ReadAsync(Id(scheduled)), "expire", at: clock.GetUtcNow().AddDays(1));
        App.Advance(TimeSpan.FromDays(2));
        Assert.Equal(200, await App.RunTimerAsync(nameof(KeepSchedule)));
        await App.RunQueuesAsync();

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (tooEarly.StatusCode, onTime.StatusCode));
        Assert.Equal(HttpStatusCode.Gone, (await App.Http.GetAsync("/api/entries/a-l-heure", Token)).StatusCode);
        Assert.Equal("archived", State(await ReadAsync(Id(scheduled))));
        Assert.Equal(
            ["desk.create", "desk.submit", "desk.approve", "desk.schedule", "entry.publish", "desk.publish", "desk.expire", "entry.withdraw", "desk.archive"],
            (await LinesOfAsync(Id(scheduled))).Order(Comparer<string>.Create((one, other) => Array.IndexOf(InOrder, one) - Array.IndexOf(InOrder, other))));
    }

    [Fact]
    public async Task The_bin_keeps_for_thirty_days_and_no_longer()
    {
        var binned = await MoveAsync(Maude, await CreateAsync(Maude, "Jetée", "Rien."), "bin");
        using var saved = await SendAsync(Maude, HttpMethod.Put, $"/api/desk/entries/{Id(binned)}", "*", new { title = "Jetée", body = "Encore." });
        var restored = await MoveAsync(Maude, binned, "restore");
        var again = await MoveAsync(Maude, restored, "bin");

        App.Advance(KeepSchedule.KeptInBin - TimeSpan.FromHours(1));
        Assert.Equal(200, await App.RunTimerAsync(nameof(KeepSchedule)));
        var kept = await Maude.GetAsync($"/api/desk/entries/{Id(again)}", Token);
        App.Advance(TimeSpan.FromHours(2));
        Assert.Equal(200, await App.RunTimerAsync(nameof(KeepSchedule)));

        Assert.Equal(HttpStatusCode.Conflict, saved.StatusCode);
        Assert.Equal(HttpStatusCode.OK, kept.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Maude.GetAsync($"/api/desk/entries/{Id(again)}", Token)).StatusCode);
    }

    [Fact]
    public async Task An_end_that_was_set_holds_whatever_is_written_meanwhile()
    {
        var clock = App.Services.GetRequiredService<TimeProvider>();
        var published = await PublishAsync("Temporaire", "Un.");
        var ending = await MoveAsync(Editor, published, "expire", at: clock.GetUtcNow().AddDays(1));
        var draft = await MoveAsync(Maude, await SaveAsync(Maude, ending, "Temporaire", "Deux."), "submit");

        App.Advance(TimeSpan.FromDays(2));
        Assert.Equal(200, await App.RunTimerAsync(nameof(KeepSchedule)));
        Assert.Equal(200, await App.RunTimerAsync(nameof(KeepSchedule)));
        await App.RunQueuesAsync();
        var now = await ReadAsync(Id(draft));

        Assert.Equal(HttpStatusCode.Gone, (await App.Http.GetAsync("/api/entries/temporaire", Token)).StatusCode);
        Assert.Equal(("inReview", JsonValueKind.Null), (State(now), now.GetProperty("archiveAt").ValueKind));
        Assert.Single(await LinesOfAsync(Id(draft)), "desk.archive");

        var again = await MoveAsync(Editor, await MoveAsync(Editor, now, "approve"), "publish");
        var endless = await MoveAsync(Editor, await MoveAsync(Editor, again, "expire", at: clock.GetUtcNow().AddDays(1)), "unexpire");
        Assert.Equal(JsonValueKind.Null, endless.GetProperty("archiveAt").ValueKind);
    }

    [Fact]
    public async Task An_end_of_the_old_text_takes_nothing_away_of_the_new_one_that_follows_it()
    {
        var at = App.Services.GetRequiredService<TimeProvider>().GetUtcNow().AddDays(1);
        var ending = await MoveAsync(Editor, await PublishAsync("Relève", "Un."), "expire", at: at);
        var draft = await MoveAsync(Editor, await MoveAsync(Maude, await SaveAsync(Maude, ending, "Relève", "Deux."), "submit"), "approve");
        await MoveAsync(Editor, draft, "schedule", at: at);

        // The timer was down for a day.
        App.Advance(TimeSpan.FromDays(2));
        Assert.Equal(200, await App.RunTimerAsync(nameof(KeepSchedule)));
        Assert.Equal(200, await App.RunTimerAsync(nameof(KeepSchedule)));
        await App.RunQueuesAsync();

        Assert.Equal("published", State(await ReadAsync(Id(draft))));
        Assert.Contains("Deux.", (await App.GetJsonAsync("/api/entries/releve")).GetProperty("html").GetString(), StringComparison.Ordinal);
        Assert.Contains("/articles/releve", await Maude.GetStringAsync("/api/desk/entries", Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_removed_for_good_is_gone_with_a_line_and_counts_on_when_it_comes_back()
    {
        var archived = await MoveAsync(Editor, await PublishAsync("Enterrée", "Un."), "archive");
        var binned = await MoveAsync(Maude, archived, "bin");
        App.Advance(KeepSchedule.KeptInBin + TimeSpan.FromHours(1));
        Assert.Equal(200, await App.RunTimerAsync(nameof(KeepSchedule)));

        Assert.Equal(HttpStatusCode.NotFound, (await Editor.GetAsync($"/api/desk/entries/{Id(binned)}", Token)).StatusCode);
        await MoveAsync(Maude, binned, "restore", HttpStatusCode.NotFound);
        Assert.DoesNotContain(Id(binned), await Editor.GetStringAsync("/api/desk/entries", Token), StringComparison.Ordinal);
        Assert.Equal("desk.remove", (await LinesOfAsync(Id(binned)))[0]);

        using var staff = App.AsAdministrator();
        using var back = await SendAsync(staff, HttpMethod.Put, $"/api/entries/{Id(binned)}", "*", new { title = "Enterrée", body = "Deux.", theme = "marketing" });
        var draft = await SaveAsync(Editor, await ReadAsync(Id(binned)), "Enterrée", "Trois.");

        Assert.NotEqual(Tag(binned).Split('-')[0], Tag(draft).Split('-')[0]);
        Assert.Equal(["desk.save", "desk.adopt"], (await LinesOfAsync(Id(binned))).Where(line => line.StartsWith("desk.", StringComparison.Ordinal)).Take(2));
    }
}
