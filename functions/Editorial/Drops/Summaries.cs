using Escouade.Platform.Texts;

namespace Escouade.Editorial.Drops;

/// <summary>Makes a summary of a first paragraph.</summary>
internal static class Summaries
{
    public const int MaxLength = 200;

    // A shorter sentence ("Bonjour!") says too little of what follows.
    private const int MinSentences = 60;

    /// <returns>Whole sentences where they fit, or else whole words and an ellipsis.</returns>
    public static string Shorten(string paragraph)
    {
        var text = WellFormed.Text(paragraph.Replace('\n', ' ').Trim());
        if (text.Length <= MaxLength)
            return text;

        for (var end = MaxLength - 1; end >= MinSentences; end--)
        {
            if (text[end] is '.' or '!' or '?' or '…' && text[end + 1] == ' ')
                return text[..(end + 1)];
        }

        var space = text.LastIndexOf(' ', MaxLength - 1);
        var cut = space > 0 ? space : MaxLength - 1 - (char.IsHighSurrogate(text[MaxLength - 2]) ? 1 : 0);
        return $"{text[..cut].TrimEnd(' ', ',', ';', ':', '\u00A0')}…";
    }
}
