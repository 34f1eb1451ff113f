namespace Escouade.Audience.Reports;

/// <summary>A place where experts answer questions, such as the discussions; a report adds up all that there are.</summary>
internal interface IAnswerCount
{
    /// <returns>How many questions the expert answered in a year.</returns>
    Task<int> CountAsync(string slug, int year, CancellationToken cancellationToken);
}
