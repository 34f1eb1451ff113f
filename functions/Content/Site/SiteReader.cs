using System.Globalization;
using Escouade.Platform.Http;
using Microsoft.Extensions.Caching.Memory;

namespace Escouade.Content.Site;

/// <summary>Gives readers their answers from memory.</summary>
/// <remarks>
/// One look at the site's stamp a second tells whether anything changed at all; while nothing did, every answer in memory holds.
/// After a change an answer that was read in the last moments is given once more while its successor is fetched behind it, and an
/// older one is fetched first, so that nobody reads what is more than <see cref="MostStale"/> old. When storage does not answer,
/// what is in memory goes on being served.
/// </remarks>
internal sealed class SiteReader(ISiteFiles files, TimeProvider clock, ILogger<SiteReader> logger) : IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MostStale = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(1);

    private readonly MemoryCache answers = new(new MemoryCacheOptions { SizeLimit = 48 * 1024 * 1024 });
    private readonly Lock gate = new();
    private Stamp stamp = new("none", 0, 0);
    private Task<Stamp>? look;

    /// <summary>A stored snapshot.</summary>
    public ValueTask<Snapshot?> ReadAsync(string name)
        => ReadAsync(name, known => files.ReadAsync(name, known, CancellationToken.None));

    /// <summary>An answer that <paramref name="load"/> makes, once after each change of the site.</summary>
    /// <param name="name">Tells it from every other answer.</param>
    /// <param name="load">Gets the answer of before the change; null is an answer too.</param>
    public ValueTask<Snapshot?> ReadAsync(string name, Func<Snapshot?, Task<Snapshot?>> load)
    {
        var now = clock.GetTimestamp();
        var seen = stamp;
        var sinceLook = clock.GetElapsedTime(seen.LookedAt, now);
        if (seen.LookedAt == 0 || sinceLook > MostStale)
            return LookFirstAsync(name, load);
        if (sinceLook > LookEvery)
            _ = LookAsync();

        if (!answers.TryGetValue(name, out Answer? answer))
            return new(LoadAsync(name, known: null, load, seen));
        if (answer!.Stamp == seen.Value)
            return new(answer.Snapshot);

        var refreshed = answer.RefreshAsync(() => LoadAsync(name, answer.Snapshot, load, seen), () => IsInUse(name, answer));
        return clock.GetElapsedTime(seen.ChangedAt, now) < MostStale ? new(answer.Snapshot) : new(refreshed);
    }

    public void Dispose() => answers.Dispose();

    private bool IsInUse(string name, Answer answer) => answers.TryGetValue(name, out Answer? current) && ReferenceEquals(current, answer);

    private async ValueTask<Snapshot?> LookFirstAsync(string name, Func<Snapshot?, Task<Snapshot?>> load)
    {
        if (!answers.TryGetValue(name, out Answer? answer))
            return await LoadAsync(name, known: null, load, await LookAsync());
        var look = LookAsync();
        // Storage that hangs keeps nobody from what is in memory.
        if (await Task.WhenAny(look, Task.Delay(LongestLook, clock)) != look)
            return answer!.Snapshot;
        var seen = await look;
        return answer!.Stamp == seen.Value ? answer.Snapshot : await answer.RefreshAsync(() => LoadAsync(name, answer.Snapshot, load, seen), () => IsInUse(name, answer));
    }

    /// <summary>Looks at the stamp now, or joins the look that is under way; never fails.</summary>
    public Task<Stamp> LookAsync()
    {
        lock (gate)
            return look ??= LookNowAsync();
    }

    private async Task<Stamp> LookNowAsync()
    {
        await Task.Yield();
        var before = stamp;
        try
        {
            var value = await files.ReadStampAsync(CancellationToken.None);
            var now = clock.GetTimestamp();
            // It may have changed right after the last look.
            stamp = new(value, now, value == before.Value ? before.ChangedAt : before.LookedAt);
        }
        catch (Exception failure)
        {
            logger.LogWarning(failure, "The site's stamp cannot be read; readers get what is in memory.");
            stamp = before with { LookedAt = clock.GetTimestamp() };
        }
        lock (gate)
            look = null;
        return stamp;
    }

    private async Task<Snapshot?> LoadAsync(string name, Snapshot? known, Func<Snapshot?, Task<Snapshot?>> load, Stamp seen)
    {
        // Everybody gets this answer, whatever language its first reader asked in.
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (Languages.French, Languages.French);
        try
        {
            var snapshot = await load(known);
            answers.Set(name, new Answer(snapshot, seen.Value), new MemoryCacheEntryOptions { Size = (snapshot?.Size ?? 0) + 256 + name.Length });
            return snapshot;
        }
        catch (Exception failure) when (known is not null)
        {
            logger.LogWarning(failure, "{Name} cannot be read again; readers get what is in memory.", name);
            return known;
        }
    }

    /// <param name="Value">Of the site.</param>
    /// <param name="LookedAt">Timestamp of the last look; 0 before the first.</param>
    /// <param name="ChangedAt">Timestamp of the last look that saw another value.</param>
    internal sealed record Stamp(string Value, long LookedAt, long ChangedAt);

    private sealed record Answer(Snapshot? Snapshot, string Stamp)
    {
        private Task<Snapshot?>? refresh;

        /// <summary>Starts one refresh however many ask; another one only where the last has failed and left this answer in use.</summary>
        public Task<Snapshot?> RefreshAsync(Func<Task<Snapshot?>> load, Func<bool> isInUse)
        {
            lock (this)
                return refresh is null || refresh.IsCompleted && isInUse() ? refresh = load() : refresh;
        }
    }
}
