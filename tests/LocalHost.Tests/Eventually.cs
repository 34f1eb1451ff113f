namespace Escouade.LocalHost;

/// <summary>Waits for what another process brings about.</summary>
internal static class Eventually
{
    /// <summary>Fails the test when the condition does not come true in time.</summary>
    public static async Task TrueAsync(Func<Task<bool>> condition, TimeSpan? limit = null)
    {
        using var timeout = new CancellationTokenSource(limit ?? TimeSpan.FromSeconds(20));
        while (!await condition())
        {
            Assert.False(timeout.IsCancellationRequested, "The condition did not come true in time.");
            await Task.Delay(25, TestContext.Current.CancellationToken);
        }
    }

    public static Task TrueAsync(Func<bool> condition, TimeSpan? limit = null)
        => TrueAsync(() => Task.FromResult(condition()), limit);
}
