using Escouade.Fixtures;
using Xunit;

namespace Escouade.Platform.Limits;

public sealed class RateGateTests
{
    private readonly AheadClock clock = new();
    private readonly List<int> wanted = [];
    private int left = 10;

    [Fact]
    public async Task Fifty_who_ask_at_once_are_two_requests_to_storage()
    {
        var stored = new TaskCompletionSource();
        var gate = new RateGate(many => TakeAsync(many, stored.Task), clock);

        var asks = Enumerable.Range(0, 50).Select(_ => gate.AskAsync()).ToList();
        stored.SetResult();
        var answers = await Task.WhenAll(asks);

        Assert.InRange(wanted.Count, 1, 2);
        Assert.Equal(50, wanted.Sum());
        Assert.Equal(10, answers.Count(retryAt => retryAt is null));
    }

    [Fact]
    public async Task Who_is_refused_is_refused_from_memory_until_a_permit_is_free()
    {
        left = 1;
        var gate = new RateGate(many => TakeAsync(many, Task.CompletedTask), clock);
        await gate.AskAsync();

        var refused = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => gate.AskAsync()));
        var askedBefore = wanted.Count;
        clock.Advance(TimeSpan.FromMinutes(1));
        left = 1;
        var after = await gate.AskAsync();

        Assert.All(refused, retryAt => Assert.InRange(retryAt!.Value, clock.GetUtcNow() - TimeSpan.FromMinutes(1), clock.GetUtcNow()));
        Assert.Equal(1, askedBefore);
        Assert.Null(after);
    }

    [Fact]
    public async Task A_storage_that_fails_once_closes_nothing()
    {
        var isDown = true;
        var gate = new RateGate(many => isDown ? throw new IOException("Down.") : TakeAsync(many, Task.CompletedTask), clock);
        await Assert.ThrowsAsync<IOException>(() => gate.AskAsync());

        isDown = false;

        Assert.Null(await gate.AskAsync());
    }

    private async Task<Permits> TakeAsync(int many, Task stored)
    {
        wanted.Add(many);
        await stored;
        var given = Math.Min(left, many);
        left -= given;
        return new(given, clock.GetUtcNow() + (left == 0 ? TimeSpan.FromMinutes(1) : TimeSpan.Zero));
    }
}
