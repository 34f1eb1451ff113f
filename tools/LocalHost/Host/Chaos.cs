using System.IO.Hashing;
using System.Text;

namespace Escouade.LocalHost.Host;

/// <summary>Delivers one event once, or, when asked for disorder, several times and late, which also shuffles what arrives together.</summary>
/// <remarks>What befalls an event depends on the seed and the event alone, so that a run can be repeated.</remarks>
internal sealed class Chaos(bool enabled, int seed, TimeProvider clock)
{
    private const int LongestDelayMilliseconds = 2000;

    /// <summary>The delay before each delivery; one entry a delivery.</summary>
    public IReadOnlyList<TimeSpan> Plan(string key)
    {
        if (!enabled)
            return [TimeSpan.Zero];

        var draw = XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(key), seed);
        var deliveries = 1 + (int)(draw % 3);
        return [.. Enumerable.Range(0, deliveries).Select(Delay)];

        TimeSpan Delay(int delivery)
            => TimeSpan.FromMilliseconds(XxHash64.HashToUInt64(BitConverter.GetBytes(draw), delivery) % (LongestDelayMilliseconds + 1));
    }

    /// <summary>True when every delivery went well.</summary>
    public async Task<bool> DeliverAsync(string key, Func<Task<bool>> deliver, CancellationToken cancellationToken)
    {
        if (!enabled)
            return await deliver();

        var outcomes = await Task.WhenAll(Plan(key).Select(async delay =>
        {
            await Task.Delay(delay, clock, cancellationToken);
            return await deliver();
        }));
        return outcomes.All(succeeded => succeeded);
    }
}
