using System.Text.RegularExpressions;

namespace Escouade.Search.Demand;

/// <summary>What the demand board keeps of a query: its words, folded, and nothing that could point to a person.</summary>
internal static partial class DemandText
{
    public const int MostCharacters = 80;

    /// <returns>At most <see cref="MostCharacters"/> letters, digits and single spaces; null where nothing is to be counted.</returns>
    public static string? Of(string query, ReaderQuery asked)
    {
        // An address or a telephone number, perhaps typed in the wrong field.
        if (Personal().IsMatch(query))
            return null;
        var text = "";
        foreach (var word in asked.Wanted.SelectMany(part => part.Words))
        {
            if (text.Length + word.Length + 1 > MostCharacters)
                break;
            text = text.Length == 0 ? word : $"{text} {word}";
        }
        return text.Length > 1 ? text : null;
    }

    [GeneratedRegex(@"\S@\S|\d(?:[ ().-]?\d){6}", RegexOptions.CultureInvariant)]
    private static partial Regex Personal();
}
