using System.Text.Json;
using Azure;
using Escouade.Content.Site;

namespace Escouade.Search.Service;

/// <summary>Which index readers search, and which one is being filled to take its place; kept beside the snapshots.</summary>
internal sealed class IndexPointer(ISiteFiles files, SiteReader site)
{
    private const string Name = "search.json";

    /// <returns>The index that readers search; null before anything was published. From memory, seconds old at most.</returns>
    public async Task<string?> FindLiveAsync() => Parse(await site.ReadAsync(Name)).Live;

    /// <summary>Asks the index that readers search; where another has just taken its place, that one.</summary>
    /// <returns>Null where there is no index yet, since nothing was ever published.</returns>
    public async Task<T?> AskLiveAsync<T>(Func<string, Task<T>> askAsync, CancellationToken cancellationToken)
        where T : class
    {
        if (await FindLiveAsync() is not { } index)
            return null;
        try
        {
            return await askAsync(index);
        }
        catch (RequestFailedException gone) when (gone.Status is 404)
        {
            // What is in memory may be older than the swap.
            return await ReadAsync(cancellationToken) is { Live: { } live } && live != index ? await askAsync(live) : null;
        }
    }

    /// <returns>What is stored now.</returns>
    public async Task<Indexes> ReadAsync(CancellationToken cancellationToken) => Parse(await files.ReadAsync(Name, known: null, cancellationToken));

    public async Task WriteAsync(Indexes indexes, CancellationToken cancellationToken)
    {
        await files.WriteAsync(Name, Snapshot.OfJson(indexes, SearchJson.Wire.Indexes), cancellationToken);
        await files.StampAsync(cancellationToken);
    }

    private static Indexes Parse(Snapshot? snapshot)
        => snapshot is null ? new(null, null) : JsonSerializer.Deserialize(snapshot.Plain, SearchJson.Wire.Indexes)!;

    /// <param name="Building">Gets whatever <paramref name="Live"/> gets, until it holds as much; null when nothing is under way.</param>
    internal sealed record Indexes(string? Live, string? Building)
    {
        public IEnumerable<string> All => new[] { Live, Building }.OfType<string>();
    }
}
