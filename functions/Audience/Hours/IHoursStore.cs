namespace Escouade.Audience.Hours;

/// <summary>The hours that volunteers noted.</summary>
internal interface IHoursStore
{
    /// <summary>Those of a year, by date; one range scan.</summary>
    Task<IReadOnlyList<NotedHours>> ListAsync(string person, int year, CancellationToken cancellationToken);

    /// <summary>Stores a note, once for its id. May be done again.</summary>
    /// <returns>False where the day has no room for it, whoever else notes at the same time.</returns>
    Task<bool> AddAsync(string person, NotedHours hours, CancellationToken cancellationToken);

    /// <returns>False where there is none of that id.</returns>
    Task<bool> RemoveAsync(string person, string id, CancellationToken cancellationToken);
}
