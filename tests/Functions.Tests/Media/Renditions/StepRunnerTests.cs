using System.Text.Json;
using Escouade.Fixtures;
using Escouade.Media.Uploads;
using Escouade.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Escouade.Media.Renditions;

public sealed class StepRunnerTests(RunningApp app) : IClassFixture<RunningApp>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task How_far_a_step_is_is_told_while_it_is_done()
    {
        var (id, source) = await ReceiveAsync();
        await app.Services.GetRequiredService<StepRunner>().RunAsync(id, source, nameof(MakeSound), async input =>
        {
            input.Report(TimeSpan.FromSeconds(5), before: 0.4, share: 0.6);
            int told;
            // As long as it takes until it says so by itself.
            while ((told = (await MediaCalls.GetAsync(app, id)).GetProperty("progress").GetInt32()) == 0)
                await Task.Delay(50, Token);
            Assert.InRange(told, 68, 71);
            var job = Assert.Single(await JobsAsync(), one => one.GetProperty("media").GetString() == id);
            Assert.Equal(("running", told), (job.GetProperty("state").GetString(), job.GetProperty("progress").GetInt32()));
            return [];
        }, Token);

        var done = await MediaCalls.GetAsync(app, id);
        Assert.Equal(("ready", 100), (done.GetProperty("state").GetString(), done.GetProperty("progress").GetInt32()));
    }

    [Fact]
    public async Task Of_a_step_that_failed_nobody_says_any_more_that_they_are_at_it()
    {
        var (id, source) = await ReceiveAsync();
        var media = app.Services.GetRequiredService<IMediaStore>();
        await Assert.ThrowsAsync<InvalidOperationException>(() => app.Services.GetRequiredService<StepRunner>().RunAsync(id, source, nameof(MakeSound), _ => throw new InvalidOperationException(), Token));
        var left = Assert.Single(await media.ListStepsAsync(id, Token));

        // Longer than from one sign of life to the next.
        await Task.Delay(TimeSpan.FromSeconds(7), Token);

        Assert.Equal(left.At, Assert.Single(await media.ListStepsAsync(id, Token)).At);
        await app.DeliverMessageAsync("MakeSound", JsonSerializer.Serialize(new { id, source }));
        Assert.Equal("ready", (await MediaCalls.GetAsync(app, id)).GetProperty("state").GetString());
    }

    [Theory]
    [InlineData(4, 0)]
    [InlineData(6, 1)]
    public async Task Whoever_is_at_a_step_is_let_finish_and_who_says_nothing_any_more_is_replaced(int minutes, int asked)
    {
        var (id, source) = await ReceiveAsync();
        var clock = app.Services.GetRequiredService<TimeProvider>();
        await app.Services.GetRequiredService<IMediaStore>().SaveStepAsync(id, new(nameof(MakeSound), source, IsDone: false, [], clock.GetUtcNow()), Token);

        app.Advance(TimeSpan.FromMinutes(minutes));
        Assert.Equal(200, await app.RunTimerAsync(nameof(RepairMedia)));

        Assert.Equal(asked, await app.CountAsync(StorageNames.MakeSound));
        // Nothing is left that another test would be asked for.
        app.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(200, await app.RunTimerAsync(nameof(RepairMedia)));
        await app.RunQueuesAsync();
        Assert.Equal("ready", (await MediaCalls.GetAsync(app, id)).GetProperty("state").GetString());
    }

    private async Task<(string Id, string Source)> ReceiveAsync()
    {
        var id = await MediaCalls.SendAsync(app, await SampleMedia.MakeSoundAsync("mp3", 10));
        await app.LoseAsync(StorageNames.MakeSound);
        return (id, (await app.Services.GetRequiredService<IMediaStore>().FindAsync(id, Token))!.Source!);
    }

    private async Task<IEnumerable<JsonElement>> JobsAsync()
    {
        using var staff = app.AsAdministrator();
        return [.. JsonElement.Parse(await staff.GetStringAsync("/api/staff/jobs", Token)).GetProperty("items").EnumerateArray()];
    }
}
