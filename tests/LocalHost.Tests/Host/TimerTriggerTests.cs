using Microsoft.Extensions.Time.Testing;

namespace Escouade.LocalHost.Host;

public sealed class TimerTriggerTests(AzuriteFixture storage) : HostTests(storage)
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 1, 8, 59, 30, TimeSpan.Zero));

    [Fact]
    public async Task A_timer_runs_on_its_schedule_and_gets_the_envelope_of_the_host()
    {
        var app = App().Timer("PublishScheduled", "0 * * * * *");
        var host = await StartAsync(app, options => options with { Clock = clock });
        await host.WaitUntilReadyAsync(Cancellation);
        Assert.Empty(app.Deliveries("PublishScheduled"));

        await AdvanceAsync(TimeSpan.FromSeconds(30));
        var first = Assert.Single(await app.WaitForDeliveriesAsync("PublishScheduled", 1));
        await AdvanceAsync(TimeSpan.FromSeconds(60));
        await app.WaitForDeliveriesAsync("PublishScheduled", 2);

        Assert.Equal(2, app.Deliveries("PublishScheduled").Count);
        Assert.StartsWith(
            """{"Data":{"timer":{"Schedule":{"AdjustForDST":true},"ScheduleStatus":null,"IsPastDue":false}},"Metadata":{"sys":{"MethodName":"PublishScheduled","UtcNow":"2026-03-01T09:00:00Z","RandGuid":""",
            first.Body,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_timer_may_run_at_startup_and_take_its_schedule_from_a_setting()
    {
        var app = App().Timer("Repair", "%Repair__Schedule%", runOnStartup: true);

        var host = await StartAsync(app, options => options with
        {
            Clock = clock,
            Settings = new Dictionary<string, string>(options.Settings) { ["Repair__Schedule"] = "0 0 9 * * *" },
        });
        Assert.Single(await app.WaitForDeliveriesAsync("Repair", 1));
        await host.WaitUntilIdleAsync(Cancellation);
        await AdvanceAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(2, (await app.WaitForDeliveriesAsync("Repair", 2)).Count);
    }

    [Fact]
    public async Task A_run_that_lasts_longer_than_the_schedule_is_not_overlapped()
    {
        // A function's name is in its envelope: the echo app takes 1.5 s for the second.
        var app = App().Timer("Sweep", "* * * * * *").Timer("delay-1500", "* * * * * *");
        await StartAsync(app);

        await app.WaitForDeliveriesAsync("Sweep", 4);

        Assert.InRange(app.Deliveries("delay-1500").Count, 1, 2);
    }

    [Fact]
    public async Task A_setting_that_is_missing_is_named()
    {
        var app = App().Timer("Repair", "%Repair__Schedule%");

        var exception = await Assert.ThrowsAsync<SetupException>(() => StartAsync(app));

        Assert.Contains("Repair__Schedule", exception.Message, StringComparison.Ordinal);
    }

    private async Task AdvanceAsync(TimeSpan time)
    {
        // The listener has to be waiting before time moves, and there is no event that says so.
        await Task.Delay(300, Cancellation);
        clock.Advance(time);
    }
}
