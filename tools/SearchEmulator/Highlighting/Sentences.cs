namespace Escouade.SearchEmulator.Highlighting;

/// <summary>Splits text into sentences, which is what highlights are cut into.</summary>
internal static class Sentences
{
    /// <summary>Offsets of each sentence without the blanks around it.</summary>
    public static IEnumerable<(int Start, int End)> Split(string text)
    {
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var isBreak = text[at] is '\n' or '\u2029' || (text[at] is '.' or '!' or '?' or '…' && EndsSentence(text, at));
            if (!isBreak)
                continue;
            if (Trimmed(text, start, at + 1) is { } sentence)
                yield return sentence;
            start = at + 1;
        }

        if (Trimmed(text, start, text.Length) is { } last)
            yield return last;
    }

    private static bool EndsSentence(string text, int at)
    {
        var next = at + 1;
        while (next < text.Length && text[next] is '"' or '”' or '»' or ')' or '\'')
            next++;
        if (next < text.Length && !char.IsWhiteSpace(text[next]))
            return false;
        while (next < text.Length && char.IsWhiteSpace(text[next]))
            next++;
        // What goes on in lower case was an abbreviation.
        return next == text.Length || !char.IsLower(text[next]);
    }

    private static (int Start, int End)? Trimmed(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return start < end ? (start, end) : null;
    }
}
