using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Escouade.Content.Site;

public sealed class SiteReaderTests : IDisposable
{
    private readonly MemorySiteFiles files = new();
    private readonly FakeTimeProvider clock = new();
    private readonly SiteReader reader;

    public SiteReaderTests() => reader = new(files, clock, NullLogger<SiteReader>.Instance);

    [Fact]
    public async Task What_did_not_change_is_read_once_and_looked_at_once_a_second()
    {
        await PublishAsync("one");

        for (var second = 0; second < 5; second++)
        {
            for (var request = 0; request < 100; request++)
                Assert.Equal("one", await ReadAsync());
            clock.Advance(TimeSpan.FromSeconds(1.1));
        }

        Assert.Equal(1, files.Reads);
        Assert.InRange(files.Looks, 1, 6);
    }

    [Fact]
    public async Task A_change_is_seen_by_the_second_reader_after_a_second_at_the_latest()
    {
        await PublishAsync("one");
        await ReadAsync();
        await PublishAsync("two");

        clock.Advance(TimeSpan.FromSeconds(1.1));
        await ReadUntilAsync("two");

        Assert.Equal("two", await ReadAsync());
    }

    [Fact]
    public async Task After_a_pause_nobody_gets_what_is_old()
    {
        await PublishAsync("one");
        await ReadAsync();
        await PublishAsync("two");

        clock.Advance(TimeSpan.FromMinutes(10));

        // Whoever asks first, and for whatever: the change may be as old as the pause.
        await reader.ReadAsync("another page");
        Assert.Equal("two", await ReadAsync());
    }

    [Fact]
    public async Task What_was_withdrawn_is_gone()
    {
        await PublishAsync("one");
        await ReadAsync();
        await files.DeleteAsync("page", CancellationToken.None);
        await files.StampAsync(CancellationToken.None);

        clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Null(await ReadAsync());
    }

    [Fact]
    public async Task While_storage_is_down_readers_get_what_is_in_memory()
    {
        await PublishAsync("one");
        await ReadAsync();
        await PublishAsync("two");
        files.IsDown = true;

        clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal("one", await ReadAsync());
        files.IsDown = false;
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("two", await ReadAsync());
    }

    [Fact]
    public async Task Many_who_ask_at_once_cost_one_read_after_a_change()
    {
        await PublishAsync("one");
        await ReadAsync();
        await PublishAsync("two");
        clock.Advance(TimeSpan.FromMinutes(10));

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => ReadAsync()));

        Assert.Equal(2, files.Reads);
    }

    public void Dispose() => reader.Dispose();

    private async Task PublishAsync(string text)
    {
        await files.WriteAsync("page", Snapshot.Of(Encoding.UTF8.GetBytes(text), "text/plain"), CancellationToken.None);
        await files.StampAsync(CancellationToken.None);
    }

    private async Task<string?> ReadAsync()
        => await reader.ReadAsync("page") is { } snapshot ? Encoding.UTF8.GetString(snapshot.Plain) : null;

    /// <summary>The refresh goes on behind the answer: asks until it is through.</summary>
    private async Task ReadUntilAsync(string expected)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (await ReadAsync() != expected)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
