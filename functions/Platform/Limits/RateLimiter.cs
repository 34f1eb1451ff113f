using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace Escouade.Platform.Limits;

/// <summary>Counts a request against the person and the network that it comes from.</summary>
internal sealed class RateLimiter(IRateLimitStore store, IOptions<RateLimitOptions> options, TimeProvider clock, ILogger<RateLimiter> logger) : IDisposable
{
    // A request waits no longer than this to be counted.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(5);

    // One for each who called within minutes. A gate that was forgotten costs a request to storage; what it gave stands there.
    private readonly MemoryCache gates = new(new MemoryCacheOptions { SizeLimit = 10_000 });

    /// <returns>Null for whoever may go on; else when to ask again.</returns>
    /// <remarks>
    /// When storage is silent everybody may: nothing can be written then anyway, since the truth lies in the same account, and a limit that
    /// fails closed would be one more way to be down.
    /// </remarks>
    public async Task<DateTimeOffset?> CountAsync(RateLimit limit, HttpContext context)
    {
        if (!options.Value.IsEnabled)
            return null;
        try
        {
            // One after the other: whoever has used up what is theirs takes nothing from their neighbours.
            var retryAt = context.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } person
                ? await GateOf(limit, $"person {person}", limit.PerPerson(options.Value)).AskAsync()
                : null;
            return retryAt ?? await GateOf(limit, $"network {CallerNetwork.Of(context, options.Value)}", limit.PerNetwork(options.Value)).AskAsync();
        }
        catch (Exception silent) when (!context.RequestAborted.IsCancellationRequested)
        {
            logger.LogWarning(silent, "Not counted against the limit of {Limit}: storage does not answer.", limit.Name);
            return null;
        }
    }

    public void Dispose() => gates.Dispose();

    private RateGate GateOf(RateLimit limit, string who, int most)
    {
        // A hash: keys stand in addresses and logs.
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{limit.Name} {who}")));
        return gates.GetOrCreate(key, gate =>
        {
            gate.SetSize(1).SetSlidingExpiration(Remembered);
            return new RateGate(wanted => TakeAsync(key, wanted, most, limit.Window), clock);
        })!;
    }

    private async Task<Permits> TakeAsync(string key, int wanted, int most, TimeSpan window)
    {
        // Not the caller's own: others may wait for the same permits.
        using var patience = new CancellationTokenSource(Patience);
        return await store.TakeAsync(key, wanted, most, window, patience.Token);
    }
}
