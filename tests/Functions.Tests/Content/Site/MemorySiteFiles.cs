namespace Escouade.Content.Site;

/// <summary>Snapshots in memory, with a count of how often they were asked for and a switch that breaks them.</summary>
internal sealed class MemorySiteFiles : ISiteFiles
{
    private readonly Dictionary<string, Snapshot> files = [];
    private int stamp;

    public int Reads { get; private set; }
    public int Looks { get; private set; }
    public bool IsDown { get; set; }

    public Task<Snapshot?> ReadAsync(string name, Snapshot? known, CancellationToken cancellationToken)
    {
        Reads++;
        return IsDown ? throw new IOException("down") : Task.FromResult(files.GetValueOrDefault(name));
    }

    public Task WriteAsync(string name, Snapshot snapshot, CancellationToken cancellationToken)
    {
        files[name] = snapshot;
        return Task.CompletedTask;
    }

    public Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        files.Remove(name);
        return Task.CompletedTask;
    }

    public Task<string> ReadStampAsync(CancellationToken cancellationToken)
    {
        Looks++;
        return IsDown ? throw new IOException("down") : Task.FromResult($"{stamp}");
    }

    public Task StampAsync(CancellationToken cancellationToken)
    {
        stamp++;
        return Task.CompletedTask;
    }
}
