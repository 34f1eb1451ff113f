using System.Globalization;
using System.Text;
using Escouade.Platform.Texts;

namespace Escouade.Mail.Templates;

/// <summary>Text of people as one line that ends no header and pretends nothing: controls are spaces, marks of direction are gone.</summary>
internal static class PlainLine
{
    // Of a name or a subject: more is no name.
    private const int MostCharacters = 200;

    public static string Of(string text)
    {
        var line = Clean(text);
        if (line.Length <= MostCharacters)
            return line;
        var length = char.IsHighSurrogate(line[MostCharacters - 2]) ? MostCharacters - 2 : MostCharacters - 1;
        return $"{line[..length].TrimEnd()}…";
    }

    /// <returns>Its paragraphs, one a line, however long; empty lines are gone.</returns>
    public static IReadOnlyList<string> AllOf(string text)
        => [.. text.Split('\n').Select(Clean).Where(line => line.Length > 0)];

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in WellFormed.Text(text).EnumerateRunes())
        {
            if (IsSpace(rune))
                clean.Append(clean.Length > 0 && clean[^1] == ' ' ? "" : " ");
            else if (!IsMarkOfDirection(rune.Value))
                clean.Append(rune);
        }
        return clean.ToString().Trim(' ');
    }

    // A no-break space stays what it is.
    private static bool IsSpace(Rune rune) => rune.Value == ' '
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static bool IsMarkOfDirection(int value) => value is 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
