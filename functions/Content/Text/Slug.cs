using System.Globalization;
using System.Text;
using Escouade.Platform.Texts;

namespace Escouade.Content.Text;

/// <summary>The words of a title as they stand in an address: ASCII letters, digits and single dashes.</summary>
internal static class Slug
{
    public const int MaxLength = 80;

    /// <returns>At most <see cref="MaxLength"/> characters, cut at a word; empty where the title has no Latin letter or digit.</returns>
    public static string From(string title)
    {
        var slug = new StringBuilder(title.Length);
        foreach (var rune in Decompose(title))
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark)
                continue;
            if (Letters(rune) is { } letters)
                slug.Append(letters);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        return CutAtWord(slug.ToString().TrimEnd('-'));
    }

    /// <summary>The same address for the second, third… who ask for it: no longer than any other.</summary>
    public static string Numbered(string slug, int number)
    {
        var ending = $"-{number.ToString(CultureInfo.InvariantCulture)}";
        return slug[..Math.Min(slug.Length, MaxLength - ending.Length)].TrimEnd('-') + ending;
    }

    public static bool IsValid(string slug)
        => slug.Length is > 0 and <= MaxLength
            && slug.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            && slug[0] != '-'
            && slug[^1] != '-'
            && !slug.Contains("--", StringComparison.Ordinal);

    private static StringRuneEnumerator Decompose(string title) => WellFormed.Text(title, NormalizationForm.FormKD).EnumerateRunes();

    private static string? Letters(Rune rune) => rune.Value switch
    {
        >= 'a' and <= 'z' or >= '0' and <= '9' => rune.ToString(),
        >= 'A' and <= 'Z' => char.ToLowerInvariant((char)rune.Value).ToString(),
        'œ' or 'Œ' => "oe",
        'æ' or 'Æ' => "ae",
        'ß' or 'ẞ' => "ss",
        'ø' or 'Ø' => "o",
        'ł' or 'Ł' => "l",
        'đ' or 'Đ' or 'ð' or 'Ð' => "d",
        _ => null,
    };

    private static string CutAtWord(string slug)
    {
        if (slug.Length <= MaxLength)
            return slug;
        if (slug[MaxLength] == '-')
            return slug[..MaxLength];

        var lastDash = slug.LastIndexOf('-', MaxLength - 1);
        return lastDash > 0 ? slug[..lastDash] : slug[..MaxLength];
    }
}
