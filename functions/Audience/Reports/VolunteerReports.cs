using Escouade.Audience.Hours;
using Escouade.Audience.Signals;
using Escouade.Content.Experts;
using Escouade.Content.Lists;
using Escouade.Platform.Identity;

namespace Escouade.Audience.Reports;

/// <summary>Adds up what a volunteer gave.</summary>
internal sealed class VolunteerReports(IEntryLists lists, ISignalStore signals, IHoursStore hours, IEnumerable<IAnswerCount> answers, IExpertStore experts, IPersonRegistry people)
{
    // Rows begin with the time of publication.
    private const int IdAt = 20;

    /// <param name="id">Of the person; null for an expert who has no account.</param>
    /// <param name="name">As they are called, where they have no profile.</param>
    /// <param name="slug">Of their profile; null for none.</param>
    /// <param name="year">See <see cref="Years"/>.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<VolunteerReport> OfAsync(string? id, string name, string? slug, int year, CancellationToken cancellationToken)
    {
        var noted = id is null ? [] : await hours.ListAsync(id, year, cancellationToken);
        var profile = slug is null ? null : await experts.FindAsync(slug, cancellationToken);
        var entries = slug is null ? [] : await lists.ReadAsync(ListKey.Of("expert", slug), after: null, int.MaxValue, cancellationToken).ToListAsync(cancellationToken);
        var sum = SignalCounts.None;
        foreach (var (row, _) in entries)
            sum = sum.Plus(await signals.SumAsync(row[IdAt..], year, cancellationToken));
        var answered = 0;
        foreach (var place in answers)
            answered += slug is null ? 0 : await place.CountAsync(slug, year, cancellationToken);
        return new(
            profile?.Profile.Name ?? name, slug, year, entries.Count(entry => Years.Of(entry.Item.Card.PublishedAt) == year), entries.Count, sum.Reads, sum.Listens, answered, sum.Useful,
            noted.Sum(one => one.Amount), noted.GroupBy(one => one.Activity).OrderBy(group => group.Key).ToDictionary(group => ListKey.Value(group.Key), group => group.Sum(one => one.Amount)));
    }

    /// <returns>Null where there is no such expert.</returns>
    public async Task<VolunteerReport?> OfExpertAsync(string slug, int year, CancellationToken cancellationToken)
    {
        var person = await people.FindExpertAsync(slug, cancellationToken);
        return person is null && await experts.FindAsync(slug, cancellationToken) is null ? null : await OfAsync(person?.Id, person?.Name ?? slug, slug, year, cancellationToken);
    }
}
