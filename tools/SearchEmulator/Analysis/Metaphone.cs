using System.Text;

namespace Escouade.SearchEmulator.Analysis;

/// <summary>Codes English words by how they sound, in at most four letters, by the rules of Lawrence Philips (1990).</summary>
internal static class Metaphone
{
    private const int Longest = 4;

    public static string Encode(string text)
    {
        var word = Start(new string([.. text.ToUpperInvariant().Where(char.IsAsciiLetterUpper)]));
        if (word.Length <= 1)
            return word;
        var code = new StringBuilder();
        for (var at = 0; at < word.Length && code.Length < Longest; at++)
        {
            // A doubled letter sounds once, but for C.
            if (word[at] != 'C' && at > 0 && word[at - 1] == word[at])
                continue;
            code.Append(Sound(word, at));
        }

        return code.Length <= Longest ? code.ToString() : code.ToString(0, Longest);
    }

    private static string Start(string word) => word switch
    {
        ['K' or 'G' or 'P', 'N', ..] or ['A', 'E', ..] or ['W', 'R', ..] => word[1..],
        ['W', 'H', ..] => "W" + word[2..],
        ['X', ..] => "S" + word[1..],
        _ => word,
    };

    private static string Sound(string word, int at) => word[at] switch
    {
        'A' or 'E' or 'I' or 'O' or 'U' => at == 0 ? word[at].ToString() : string.Empty,
        'B' => Is(word, at - 1, 'M') && at == word.Length - 1 ? string.Empty : "B",
        'C' => SoundOfC(word, at),
        'D' => Is(word, at + 1, 'G') && IsFront(word, at + 2) ? "J" : "T",
        'G' => SoundOfG(word, at),
        'H' => Is(word, at - 1, 'C', 'S', 'P', 'T', 'G') || !IsVowel(word, at + 1) ? string.Empty : "H",
        'K' => Is(word, at - 1, 'C') ? string.Empty : "K",
        'P' => Is(word, at + 1, 'H') ? "F" : "P",
        'Q' => "K",
        'S' => Is(word, at + 1, 'H') || (Is(word, at + 1, 'I') && Is(word, at + 2, 'O', 'A')) ? "X" : "S",
        'T' => SoundOfT(word, at),
        'V' => "F",
        'W' or 'Y' => IsVowel(word, at + 1) ? word[at].ToString() : string.Empty,
        'X' => "KS",
        'Z' => "S",
        var other => other.ToString(),
    };

    private static string SoundOfC(string word, int at)
    {
        if (Is(word, at - 1, 'S') && IsFront(word, at + 1))
            return string.Empty;
        if (Is(word, at + 1, 'I') && Is(word, at + 2, 'A'))
            return "X";
        if (IsFront(word, at + 1))
            return "S";
        if (!Is(word, at + 1, 'H') || Is(word, at - 1, 'S'))
            return "K";
        return at == 0 && !IsVowel(word, at + 2) ? "K" : "X";
    }

    private static string SoundOfG(string word, int at)
    {
        var isSilent = (Is(word, at + 1, 'H') && (at + 2 == word.Length || !IsVowel(word, at + 2)))
            || (at > 0 && Is(word, at + 1, 'N') && (at + 2 == word.Length || word[(at + 1)..] == "NED"))
            || (Is(word, at - 1, 'D') && IsFront(word, at + 1));
        if (isSilent)
            return string.Empty;
        return IsFront(word, at + 1) && !Is(word, at - 1, 'G') ? "J" : "K";
    }

    private static string SoundOfT(string word, int at)
    {
        if (Is(word, at + 1, 'I') && Is(word, at + 2, 'A', 'O'))
            return "X";
        if (Is(word, at + 1, 'C') && Is(word, at + 2, 'H'))
            return string.Empty;
        return Is(word, at + 1, 'H') ? "0" : "T";
    }

    private static bool Is(string word, int at, params ReadOnlySpan<char> letters) => at >= 0 && at < word.Length && letters.Contains(word[at]);

    private static bool IsVowel(string word, int at) => Is(word, at, 'A', 'E', 'I', 'O', 'U');

    private static bool IsFront(string word, int at) => Is(word, at, 'E', 'I', 'Y');
}
