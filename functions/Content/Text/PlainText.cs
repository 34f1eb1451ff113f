using System.Text;
using AngleSharp.Dom;

namespace Escouade.Content.Text;

/// <summary>Reads the words out of a sanitised text, a line a block.</summary>
internal static class PlainText
{
    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "aside", "blockquote", "br", "caption", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6",
        "hr", "li", "ol", "p", "pre", "section", "summary", "table", "td", "th", "tr", "ul",
    };

    /// <summary>Footnote marks and the titles of call-outs are left out: they are not the author's words.</summary>
    public static string Of(IElement element)
    {
        var text = new StringBuilder();
        Read(element, text);
        return text.ToString().Trim();
    }

    public static int CountWords(string text)
    {
        var words = 0;
        var hasLetter = false;
        foreach (var character in text)
        {
            if (char.IsWhiteSpace(character))
            {
                words += hasLetter ? 1 : 0;
                hasLetter = false;
            }
            else
            {
                hasLetter |= char.IsLetterOrDigit(character);
            }
        }

        return words + (hasLetter ? 1 : 0);
    }

    // Recursion is bounded by the depth that EntryHtml lets through.
    private static void Read(INode node, StringBuilder text)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText words)
                Append(text, words.Data);
            else if (child is IElement element && !IsMark(element))
                ReadElement(element, text);
        }
    }

    private static void ReadElement(IElement element, StringBuilder text)
    {
        var isBlock = Blocks.Contains(element.LocalName);
        if (isBlock)
            Break(text);
        Read(element, text);
        if (isBlock)
            Break(text);
    }

    private static bool IsMark(IElement element)
        => element.ClassList.Contains("footnote-ref")
            || element.ClassList.Contains("footnote-back-ref")
            || element.ClassList.Contains("callout-title");

    private static void Append(StringBuilder text, string words)
    {
        foreach (var character in words)
        {
            // A non-breaking space is the author's typography, and stays.
            if (character is ' ' or '\t' or '\n' or '\r' or '\f')
            {
                if (text.Length > 0 && text[^1] is not (' ' or '\n'))
                    text.Append(' ');
            }
            else
            {
                text.Append(character);
            }
        }
    }

    private static void Break(StringBuilder text)
    {
        while (text.Length > 0 && text[^1] == ' ')
            text.Length--;
        if (text.Length > 0 && text[^1] != '\n')
            text.Append('\n');
    }
}
