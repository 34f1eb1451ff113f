using System.Text;
using Escouade.Platform.Texts;

namespace Escouade.People.Members;

/// <summary>Names as others see them.</summary>
internal static class PersonName
{
    public const int Most = 120;

    /// <returns>What is wrong with it, in words; null where it will do.</returns>
    public static string? Judge(string? name)
        // An address would go into the audit log with it, where nothing is ever erased.
        => name is { Length: > 0 and <= Most } && !name.Contains('@', StringComparison.Ordinal) && !WellFormed.HasInvisible(name) && name.EnumerateRunes().Any(Rune.IsLetter) ? null : PeopleTexts.NameInvalid(Most);
}
