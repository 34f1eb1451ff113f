namespace Escouade.SearchEmulator.Analysis;

/// <summary>Codes English words by their first letter and the groups of the next consonants, as the American census did.</summary>
internal static class Soundex
{
    // A digit a letter; vowels part groups (0), H and W do not.
    private const string Groups = "01230120022455012623010202";

    public static string Encode(string word)
    {
        var letters = word.ToUpperInvariant().Where(char.IsAsciiLetterUpper).ToArray();
        if (letters.Length == 0)
            return string.Empty;
        var code = new List<char> { letters[0] };
        var last = Groups[letters[0] - 'A'];
        foreach (var letter in letters.Skip(1))
        {
            if (letter is 'H' or 'W')
                continue;
            var group = Groups[letter - 'A'];
            if (group != '0' && group != last && code.Count < 4)
                code.Add(group);
            last = group;
        }

        return new string([.. code]).PadRight(4, '0');
    }
}
