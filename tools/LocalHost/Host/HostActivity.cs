namespace Escouade.LocalHost.Host;

/// <summary>Counts what is under way, so that one can tell when the host has nothing left to do.</summary>
internal sealed class HostActivity
{
    private int running;
    private long started;

    public bool IsQuiet => Volatile.Read(ref running) == 0;

    /// <summary>Grows with every piece of work begun.</summary>
    public long Started => Interlocked.Read(ref started);

    public Scope Begin()
    {
        Interlocked.Increment(ref started);
        Interlocked.Increment(ref running);
        return new Scope(this);
    }

    internal readonly struct Scope(HostActivity activity) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref activity.running);
    }
}
