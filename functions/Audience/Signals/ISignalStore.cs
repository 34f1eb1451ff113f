namespace Escouade.Audience.Signals;

/// <summary>How often each entry was read, by day.</summary>
internal interface ISignalStore
{
    /// <summary>Counts a signal. Done when it is stored; what many send at once is stored together.</summary>
    Task AddAsync(string entry, Signal signal, CancellationToken cancellationToken);

    /// <summary>Notes that a network has said something today; forgotten two days later.</summary>
    /// <param name="key">A hash that stands for the network, the entry and the day.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    /// <returns>False where it had said so before.</returns>
    Task<bool> TryMarkAsync(string key, CancellationToken cancellationToken);

    /// <returns>The sum of a year; one range scan.</returns>
    Task<SignalCounts> SumAsync(string entry, int year, CancellationToken cancellationToken);
}
