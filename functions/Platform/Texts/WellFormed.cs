using System.Globalization;
using System.Text;

namespace Escouade.Platform.Texts;

/// <summary>Text that every layer below takes: normalised (NFC), with no lone surrogate and no noncharacter.</summary>
internal static class WellFormed
{
    /// <returns>The text in NFC; what is no character is a space.</returns>
    public static string Text(string text, NormalizationForm form = NormalizationForm.FormC)
    {
        var clean = new StringBuilder(text.Length);
        // Enumerating runes replaces lone surrogates; Normalize throws on them, and on noncharacters.
        foreach (var rune in text.EnumerateRunes())
            clean.Append(IsNoncharacter(rune.Value) ? new Rune(' ') : rune);
        return clean.ToString().Normalize(form);
    }

    /// <summary>Characters that nobody sees and that change how others are read, such as those that turn the direction of a line.</summary>
    public static bool IsInvisible(char character)
        => char.IsControl(character)
            // Joiners are letters' own in Persian and Hindi.
            || char.GetUnicodeCategory(character) is UnicodeCategory.Format && character is not ('\u200C' or '\u200D');

    /// <summary>Whether there is anything in a text that somebody sees.</summary>
    public static bool IsVisible(string text) => text.Any(character => !IsInvisible(character) && !char.IsWhiteSpace(character) && character is not ('\u200C' or '\u200D' or '\u3164' or '\u2800'));

    /// <summary>Code points that are never text (Unicode, 23.7).</summary>
    public static bool IsNoncharacter(int value) => (value & 0xFFFE) == 0xFFFE || value is >= 0xFDD0 and <= 0xFDEF;
}
