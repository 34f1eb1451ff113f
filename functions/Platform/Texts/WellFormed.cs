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

    /// <summary>Whether characters are in it that nobody sees and that change how others are read, such as those that turn the direction of a line.</summary>
    public static bool HasInvisible(string text) => text.EnumerateRunes().Any(rune => IsInvisible(rune) && rune.Value is not (0x200C or 0x200D));

    /// <summary>Whether there is anything in a text that somebody sees.</summary>
    public static bool IsVisible(string text) => text.EnumerateRunes().Any(rune => !IsInvisible(rune) && !Rune.IsWhiteSpace(rune));

    // Fillers are letters to Unicode, joiners (which are letters' own in Persian and Hindi) and variation selectors marks, and the blank of Braille a sign (Unicode, 5.21: Default_Ignorable_Code_Point).
    private static bool IsInvisible(Rune rune)
        => Rune.IsControl(rune)
            || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            || rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0 or (>= 0x180B and <= 0x180F) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE0FFF);

    /// <summary>Code points that are never text (Unicode, 23.7).</summary>
    public static bool IsNoncharacter(int value) => (value & 0xFFFE) == 0xFFFE || value is >= 0xFDD0 and <= 0xFDEF;
}
