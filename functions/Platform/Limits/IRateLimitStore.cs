namespace Escouade.Platform.Limits;

/// <summary>Remembers what was done within a window, for all instances together.</summary>
internal interface IRateLimitStore
{
    /// <summary>The largest limit there is: each permit's time takes eight bytes of a row.</summary>
    const int MostPermits = 8_000;

    /// <summary>Takes permits, as many of the wanted as the window has left. However many instances ask at once, no window gives more than <paramref name="most"/>.</summary>
    /// <param name="key">Whose permits they are; holds no personal data.</param>
    /// <param name="wanted">One at least.</param>
    /// <param name="most">How many a window gives; more than <see cref="MostPermits"/> are as many as that.</param>
    /// <param name="window">How long what was taken counts.</param>
    /// <param name="cancellationToken">Gives up; what was taken until then is gone.</param>
    Task<Permits> TakeAsync(string key, int wanted, int most, TimeSpan window, CancellationToken cancellationToken);
}

/// <param name="Given">From none to all that were wanted.</param>
/// <param name="NextAt">When there is one again; in the past where some are left.</param>
internal readonly record struct Permits(int Given, DateTimeOffset NextAt);
