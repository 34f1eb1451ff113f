using Escouade.Platform.Storage;

namespace Escouade.Search.Demand;

/// <summary>Counts queries in memory and passes them on a few seconds later, many in one message: no reader waits, and no read writes.</summary>
/// <remarks>
/// What is in memory goes out when the process is told to stop; only one that is killed loses the last seconds. Where more texts come
/// than fit (a flood: nobody types so much in seconds), the rest is dropped and the log says how many.
/// </remarks>
internal sealed class DemandCounter(IWorkQueue queue, TimeProvider clock, ILogger<DemandCounter> logger) : IAsyncDisposable
{
    public const int MostWaiting = 100;

    // A message holds 48 kB; a text in another script may take six bytes a letter.
    private const int MostInMessage = 50;

    private static readonly TimeSpan Gathered = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private Dictionary<string, long> waiting = [];
    private long dropped;
    private bool isAsked;

    /// <param name="text">See <see cref="DemandText"/>.</param>
    public void Count(string text)
    {
        lock (gate)
        {
            if (!waiting.ContainsKey(text) && waiting.Count >= MostWaiting)
            {
                dropped++;
                return;
            }
            waiting[text] = waiting.GetValueOrDefault(text) + 1;
            if (isAsked)
                return;
            isAsked = true;
        }
        _ = FlushLaterAsync();
    }

    /// <summary>Passes on what is in memory; what cannot be passed on stays for the next time.</summary>
    public async Task FlushAsync()
    {
        Dictionary<string, long> taken;
        long lost;
        lock (gate)
        {
            (taken, waiting) = (waiting, []);
            (lost, dropped, isAsked) = (dropped, 0, false);
        }
        if (lost > 0)
            logger.LogWarning("{Count} queries that found nothing were not counted: more than {Most} different ones came within {Seconds} s.", lost, MostWaiting, Gathered.TotalSeconds);
        foreach (var part in WithoutUnfinished(taken).Chunk(MostInMessage))
            await SendAsync(part);
    }

    public async ValueTask DisposeAsync() => await FlushAsync();

    private async Task FlushLaterAsync()
    {
        await Task.Delay(Gathered, clock);
        await FlushAsync();
    }

    private async Task SendAsync(Demand[] demands)
    {
        try
        {
            await queue.SendAsync(StorageNames.CountDemand, new CountDemand.Message(Guid.NewGuid().ToString("N"), demands), SearchJson.Wire.CountDemandMessage);
        }
        catch (Exception failure)
        {
            logger.LogWarning(failure, "{Count} queries that found nothing cannot be passed on now; they are kept in memory.", demands.Length);
            foreach (var demand in demands)
                Keep(demand);
        }
    }

    private void Keep(Demand demand)
    {
        lock (gate)
        {
            if (waiting.ContainsKey(demand.Text) || waiting.Count < MostWaiting)
                waiting[demand.Text] = waiting.GetValueOrDefault(demand.Text) + demand.Count;
            else
                dropped += demand.Count;
        }
    }

    // The site searches while people type: what another text goes on from is that text, not finished yet.
    private static IEnumerable<Demand> WithoutUnfinished(Dictionary<string, long> taken)
        => taken.Where(one => !taken.Keys.Any(other => other.Length > one.Key.Length && other.StartsWith(one.Key, StringComparison.Ordinal)))
            .Select(one => new Demand(one.Key, one.Value));
}
