using Escouade.Fixtures;
using Xunit;

namespace Escouade.Platform.Limits;

public sealed class TableRateLimitStoreTests(StorageOfTests storage) : IClassFixture<StorageOfTests>
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly AheadClock clock = new();
    private readonly string key = Guid.NewGuid().ToString("N");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Many_who_race_for_one_row_get_no_more_than_there_is()
    {
        var taken = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => TakeAsync(wanted: 1, most: 10)));

        Assert.InRange(taken.Sum(permits => permits.Given), 1, 10);
        Assert.All(taken.Where(permits => permits.Given == 0), permits => Assert.InRange(permits.NextAt, clock.GetUtcNow() - Window, clock.GetUtcNow() + Window));
    }

    [Fact]
    public async Task Permits_come_free_one_by_one_as_the_window_passes_over_them()
    {
        var start = clock.GetUtcNow();
        Assert.Equal(2, (await TakeAsync(wanted: 2, most: 3)).Given);
        clock.Advance(TimeSpan.FromSeconds(20));
        var third = await TakeAsync(wanted: 2, most: 3);
        clock.Advance(TimeSpan.FromSeconds(39));
        var none = await TakeAsync(wanted: 1, most: 3);
        clock.Advance(TimeSpan.FromSeconds(5));
        var two = await TakeAsync(wanted: 3, most: 3);

        Assert.Equal(1, third.Given);
        Assert.InRange(third.NextAt, start + Window, start + Window + TimeSpan.FromSeconds(5));
        Assert.Equal(0, none.Given);
        Assert.Equal(2, two.Given);
    }

    [Fact]
    public async Task No_stretch_as_long_as_the_window_holds_more_than_the_limit()
    {
        var given = new List<DateTimeOffset>();
        for (var step = 0; step < 60; step++)
        {
            var permits = await TakeAsync(wanted: 1, most: 5);
            given.AddRange(Enumerable.Repeat(clock.GetUtcNow(), permits.Given));
            clock.Advance(TimeSpan.FromSeconds(4));
        }

        Assert.True(given.Count > 15, $"{given.Count} in four minutes.");
        Assert.All(given.Zip(given.Skip(5)), pair => Assert.True(pair.Second - pair.First >= Window - TimeSpan.FromSeconds(1), $"{pair}"));
    }

    [Fact]
    public async Task A_limit_that_was_lowered_holds_at_once_and_of_none_nobody_gets_any()
    {
        Assert.Equal(10, (await TakeAsync(wanted: 10, most: 10)).Given);

        var lowered = await TakeAsync(wanted: 1, most: 4);
        var none = await TakeAsync(wanted: 1, most: 0);

        Assert.Equal(0, lowered.Given);
        Assert.InRange(lowered.NextAt, clock.GetUtcNow(), clock.GetUtcNow() + Window);
        Assert.Equal(0, none.Given);
    }

    [Fact]
    public async Task The_largest_limit_fits_into_its_row()
    {
        Assert.Equal(IRateLimitStore.MostPermits, (await TakeAsync(wanted: 10_000, most: 20_000)).Given);
        Assert.Equal(0, (await TakeAsync(wanted: 1, most: 20_000)).Given);
    }

    // Each call is an instance of its own.
    private Task<Permits> TakeAsync(int wanted, int most) => new TableRateLimitStore(storage.Accounts, clock).TakeAsync(key, wanted, most, Window, Token);
}
