using Escouade.Editorial.Passages;

namespace Escouade.Editorial.Desk.ErrorReports;

/// <summary>A report as the experts of the text see it.</summary>
/// <param name="Passage">As the reader selected it.</param>
/// <param name="Now">As it stands in the latest revision; null where it has lost its place, or where there was none.</param>
/// <param name="IsLost">Whether the passage is there no more: perhaps it was corrected.</param>
/// <param name="IsThanked">Whether the reader left an address, to be thanked when it is closed.</param>
internal sealed record ErrorReportView(
    string Id, string Entry, string Title, string Url, Passage? Passage, Passage? Now, bool IsLost, string Message, bool IsThanked, DateTimeOffset At, Closing? Closing)
{
    /// <param name="text">What readers would see of the latest revision; null where the entry is gone.</param>
    public static ErrorReportView Of(ErrorReport report, string? text)
    {
        var now = report.Passage is { } passage && text is not null ? PassageFinder.Find(text, passage) : null;
        return new(
            report.Id, report.Entry, report.Title, $"/articles/{report.Slug}", report.Passage, now, report.Passage is not null && now is null, report.Message, report.AddressKey is not null, report.At,
            report.Closing);
    }
}
