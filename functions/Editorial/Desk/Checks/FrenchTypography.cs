using System.Text.RegularExpressions;

namespace Escouade.Editorial.Desk.Checks;

/// <summary>Finds what French of Québec writes otherwise: quotation marks, the spaces that may not break, the ellipsis.</summary>
/// <remarks>Vitrine linguistique of the OQLF, « Espacement »: a no-break space before a colon, % and $, inside « », in numbers and hours, and none before ; ! ?.</remarks>
internal static partial class FrenchTypography
{
    private const int MostExcerpts = 5;
    private const int Around = 20;

    /// <returns>Excerpts of the text around each fault, at most five.</returns>
    public static IReadOnlyList<string> FaultsIn(string text)
        => [.. Faults().Matches(text).Take(MostExcerpts).Select(fault => Excerpt(text, fault.Index, fault.Length))];

    private static string Excerpt(string text, int at, int length)
    {
        var start = Math.Max(0, at - Around);
        var end = Math.Min(text.Length, at + length + Around);
        return $"{(start > 0 ? "…" : "")}{text[start..end].ReplaceLineEndings(" ").Trim()}{(end < text.Length ? "…" : "")}";
    }

    // A straight quotation mark; an ordinary space, or none, before a colon that no address or hour has; an ordinary space or none inside « »; three dots;
    // an ordinary space or none before % and $; an ordinary space between the digits of a number that is no telephone's, and in an hour.
    [GeneratedRegex("""
        "|(?<=[\p{L}\p{Nd})\]%$]\x20?):(?=\s|\z)|«(?![\u00a0\u202f])|(?<![\u00a0\u202f])»|\.\.\.
        |(?<=\p{Nd}\x20?)[%$](?!\w)|(?<=(?<!\p{Nd})\p{Nd}{1,3})\x20(?=\p{Nd}{3}(?![\p{Nd}-]))|(?<=\p{Nd})\x20(?=h\b)|(?<=\p{Nd}[\x20\u00a0]h)\x20(?=\p{Nd}{2}\b)
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Faults();
}
