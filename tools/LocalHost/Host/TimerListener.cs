using NCrontab;

namespace Escouade.LocalHost.Host;

/// <summary>Runs a timer function on its NCrontab schedule (UTC), one run at a time.</summary>
internal sealed class TimerListener(string function, TimerTrigger trigger, FunctionInvoker invoker, HostOptions options) : IListener
{
    private readonly CrontabSchedule schedule = CrontabSchedule.Parse(trigger.Schedule, new CrontabSchedule.ParseOptions { IncludingSeconds = true });

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (trigger.RunOnStartup)
            await FireAsync(cancellationToken);

        while (true)
        {
            var now = options.Clock.GetUtcNow();
            await WaitUntilAsync(new DateTimeOffset(schedule.GetNextOccurrence(now.UtcDateTime), TimeSpan.Zero), cancellationToken);
            if (!await FireAsync(cancellationToken))
                return;
        }
    }

    public Task<bool> IsDrainedAsync(CancellationToken cancellationToken) => Task.FromResult(true);

    private async Task WaitUntilAsync(DateTimeOffset next, CancellationToken cancellationToken)
    {
        // A delay may end a few milliseconds early, and may not be longer than 49 days.
        for (var left = next - options.Clock.GetUtcNow(); left > TimeSpan.Zero; left = next - options.Clock.GetUtcNow())
            await Task.Delay(left < TimeSpan.FromDays(1) ? left : TimeSpan.FromDays(1), options.Clock, cancellationToken);
    }

    private async Task<bool> FireAsync(CancellationToken cancellationToken)
    {
        if (!await invoker.IsRunningAsync(cancellationToken))
            return false;

        await invoker.InvokeAsync(function, Envelope.ForTimer(function, trigger.Binding, options.Clock.GetUtcNow()), cancellationToken);
        return true;
    }
}
