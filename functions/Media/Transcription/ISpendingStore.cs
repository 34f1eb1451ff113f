namespace Escouade.Media.Transcription;

/// <summary>What was spent, month by month.</summary>
internal interface ISpendingStore
{
    /// <summary>Sets an amount aside, once for each thing, unless the month would then have cost more than it may.</summary>
    /// <param name="month">Such as <c>2026-11</c>.</param>
    /// <param name="what">It is paid for: letters, digits and dashes.</param>
    /// <param name="amount">CA$.</param>
    /// <param name="most">CA$, of the whole month.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    Task<bool> TryReserveAsync(string month, string what, double amount, double most, CancellationToken cancellationToken);

    /// <returns>CA$ set aside in a month.</returns>
    Task<double> FindAsync(string month, CancellationToken cancellationToken);
}
