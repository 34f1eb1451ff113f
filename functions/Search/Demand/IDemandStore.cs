namespace Escouade.Search.Demand;

/// <summary>The queries that nothing answered, with how often each was asked; never who asked.</summary>
internal interface IDemandStore
{
    /// <summary>Adds to the counts. The same batch again adds nothing. Where too many texts are kept, the least wanted go, the oldest of them first.</summary>
    Task AddAsync(string batch, IReadOnlyList<Demand> demands, CancellationToken cancellationToken);

    /// <returns>All that is kept, the most wanted first.</returns>
    Task<IReadOnlyList<Demand>> ListAsync(CancellationToken cancellationToken);
}

/// <param name="Text">See <see cref="DemandText"/>.</param>
internal sealed record Demand(string Text, long Count);
