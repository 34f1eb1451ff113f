namespace Escouade.Audience.Reports;

/// <summary>What a volunteer gave in a year, and what became of it.</summary>
/// <param name="Expert">Slug of their profile; null for somebody who has none, and only hours.</param>
/// <param name="Published">How many entries of theirs were first published in the year.</param>
/// <param name="Entries">How many are published in all: the figures below are of these.</param>
/// <param name="Useful">How often readers said that something was useful to them.</param>
/// <param name="Hours">In sum.</param>
/// <param name="Activities">The same by activity.</param>
internal sealed record VolunteerReport(
    string Name, string? Expert, int Year, int Published, int Entries, int Reads, int Listens, int Answers, int Useful, decimal Hours, IReadOnlyDictionary<string, decimal> Activities);
