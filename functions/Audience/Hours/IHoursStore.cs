namespace Escouade.Audience.Hours;

/// <summary>The hours that volunteers noted.</summary>
internal interface IHoursStore
{
    /// <summary>Those of a year, by date; one range scan.</summary>
    Task<IReadOnlyList<NotedHours>> ListAsync(string person, int year, CancellationToken cancellationToken);

    /// <summary>Stores a note in place of the one of its id and date. May be done again.</summary>
    Task SaveAsync(string person, NotedHours hours, CancellationToken cancellationToken);

    /// <returns>False where there is none of that id.</returns>
    Task<bool> RemoveAsync(string person, string id, CancellationToken cancellationToken);
}
