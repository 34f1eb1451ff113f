using System.Text.RegularExpressions;

namespace Escouade.Editorial.Desk.Checks;

/// <summary>Finds what French of Québec writes otherwise: quotation marks, the space before a colon, the ellipsis.</summary>
/// <remarks>Vitrine linguistique of the OQLF, « Espacement »: a no-break space before a colon and inside « », and none before ; ! ?.</remarks>
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

    // A straight quotation mark; a letter or an ordinary space before a colon that no address or hour has; an ordinary space or none inside « »; three dots.
    [GeneratedRegex("\"|(?<=\\p{L}|\\p{L} ):(?=\\s|\\z)|«(?![\u00a0\u202f])|(?<![\u00a0\u202f])»|\\.\\.\\.")]
    private static partial Regex Faults();
}
