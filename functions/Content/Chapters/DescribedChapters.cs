using System.Globalization;
using System.Text.RegularExpressions;
using Escouade.Content.Text;

namespace Escouade.Content.Chapters;

/// <summary>Finds the chapters that an author wrote into a description, a line each, as everywhere on the Web: <c>2:05 La règle 3-2-1</c>.</summary>
internal static partial class DescribedChapters
{
    // One time alone is a mention of a moment.
    private const int Fewest = 2;

    /// <param name="markdown">Of the description.</param>
    /// <param name="renderer">Reads what is written in a title.</param>
    /// <returns>In the order of the lines; none unless there are two at least, each later than the one before.</returns>
    public static IReadOnlyList<Chapter> Find(string markdown, EntryRenderer renderer)
    {
        var found = markdown.Split('\n').Select(line => Line().Match(line)).Where(match => match.Success)
            .Select(match => new Chapter(SecondsOf(match), renderer.FirstParagraph(match.Groups["title"].Value)))
            .Where(chapter => chapter.Title.Length is > 0 and <= Chapter.MostTitle)
            .Take(Chapter.Most).ToList();
        return found.Count >= Fewest && found.Zip(found.Skip(1)).All(pair => pair.First.From < pair.Second.From) ? found : [];
    }

    private static double SecondsOf(Match match)
    {
        double Number(string name) => match.Groups[name] is { Success: true, Value: var digits } ? double.Parse(digits, CultureInfo.InvariantCulture) : 0;
        return Number("hours") * 3600 + Number("minutes") * 60 + Number("seconds");
    }

    // In a list or not, in brackets or not, with a dash or not.
    [GeneratedRegex(@"^\s*(?:[-*+]\s+)?[(\[]?(?:(?<hours>\d{1,2}):(?=\d\d:))?(?<minutes>\d{1,2}):(?<seconds>[0-5]\d)[)\]]?\s*(?:[-–—:]\s+)?(?<title>[^\s\d:].*|\d+[^\d:].*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Line();
}
