namespace Escouade.Fixtures;

/// <summary>The machine's clock, which a test may set ahead instead of waiting.</summary>
internal sealed class AheadClock : TimeProvider
{
    private long ahead;

    public void Advance(TimeSpan by) => Interlocked.Add(ref ahead, by.Ticks);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref ahead));

    public override long GetTimestamp() => base.GetTimestamp() + (long)((Int128)Interlocked.Read(ref ahead) * TimestampFrequency / TimeSpan.TicksPerSecond);
}
