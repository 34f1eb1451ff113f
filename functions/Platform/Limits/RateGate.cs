using Escouade.Platform.Storage;

namespace Escouade.Platform.Limits;

/// <summary>All who ask this process for the permits of one key: together they are one request to storage, and none while nothing is left.</summary>
internal sealed class RateGate
{
    private const int MostTogether = 1_000;

    private readonly Batcher<Ask> asks;
    private readonly TimeProvider clock;
    private long closedUntil;

    /// <param name="takeAsync">Takes as many permits as it is given, or as there are.</param>
    /// <param name="clock">Tells when the gate may open again.</param>
    public RateGate(Func<int, Task<Permits>> takeAsync, TimeProvider clock)
    {
        this.clock = clock;
        asks = new(MostTogether, async batch =>
        {
            var permits = await takeAsync(batch.Count);
            Interlocked.Exchange(ref closedUntil, permits.NextAt.UtcTicks);
            foreach (var refused in batch.Skip(permits.Given))
                refused.RetryAt = permits.NextAt;
        });
    }

    /// <returns>Null for whoever may go on; else when to ask again.</returns>
    /// <exception cref="Exception">Storage does not answer.</exception>
    public async Task<DateTimeOffset?> AskAsync()
    {
        var closed = Interlocked.Read(ref closedUntil);
        if (clock.GetUtcNow().UtcTicks < closed)
            return new DateTimeOffset(closed, TimeSpan.Zero);
        var ask = new Ask();
        await asks.AddAsync(ask);
        return ask.RetryAt;
    }

    private sealed class Ask
    {
        public DateTimeOffset? RetryAt { get; set; }
    }
}
