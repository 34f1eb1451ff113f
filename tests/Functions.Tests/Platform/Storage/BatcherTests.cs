using Xunit;

namespace Escouade.Platform.Storage;

public sealed class BatcherTests
{
    [Fact]
    public async Task What_arrives_during_a_write_goes_out_together_with_the_next()
    {
        var batches = new List<IReadOnlyList<int>>();
        var firstWrite = new TaskCompletionSource();
        var started = new TaskCompletionSource();
        var batcher = new Batcher<int>(mostItems: 10, async items =>
        {
            batches.Add(items);
            started.TrySetResult();
            await firstWrite.Task;
        });

        var first = batcher.AddAsync(1);
        await started.Task;
        var others = Enumerable.Range(2, 12).Select(batcher.AddAsync).ToList();
        firstWrite.SetResult();
        await Task.WhenAll([first, .. others]);

        Assert.Equal([1, 10, 2], batches.Select(batch => batch.Count));
        Assert.Equal(Enumerable.Range(1, 13), batches.SelectMany(batch => batch));
    }

    [Fact]
    public async Task A_write_that_fails_fails_its_callers_and_nobody_else()
    {
        var batcher = new Batcher<int>(mostItems: 1, items => items[0] == 1 ? throw new IOException("full") : Task.CompletedTask);

        var failed = batcher.AddAsync(1);
        var written = batcher.AddAsync(2);

        await Assert.ThrowsAsync<IOException>(() => failed);
        await written;
    }
}
