namespace Escouade.Search.Service;

/// <summary>Remembers that the service was silent a moment ago: one reader asks again whether it speaks, and the others do not wait for it.</summary>
internal sealed class SearchPulse(TimeProvider clock)
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    // One alone may have asked what takes too long to answer.
    private const int MostFailures = 2;

    // A timestamp; 0 while it speaks.
    private long silentAt;
    private int failures;

    /// <returns>Whether to ask the service; whoever may says afterwards what came of it.</returns>
    public bool MayAsk()
    {
        var at = Interlocked.Read(ref silentAt);
        return at == 0 || clock.GetElapsedTime(at) >= Rest && Interlocked.CompareExchange(ref silentAt, clock.GetTimestamp(), at) == at;
    }

    public void Spoke()
    {
        Interlocked.Exchange(ref failures, 0);
        Interlocked.Exchange(ref silentAt, 0);
    }

    /// <param name="failure">A refusal of what was asked says that it speaks.</param>
    public void Failed(Exception failure)
    {
        if (SearchQueries.IsRefusal(failure))
            Spoke();
        else if (Interlocked.Increment(ref failures) >= MostFailures)
            Interlocked.Exchange(ref silentAt, clock.GetTimestamp());
    }
}
