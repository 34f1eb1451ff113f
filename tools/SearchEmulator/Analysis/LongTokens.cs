using System.Text;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.CharFilters;
using Lucene.Net.Analysis.TokenAttributes;

namespace Escouade.SearchEmulator.Analysis;

/// <summary>Breaks a text within each token that is longer than the longest: Lucene.NET's tokenizers drop such a token, the service splits it.</summary>
/// <param name="open">Opens the tokenizer that will read the text, with the longest token it lets through.</param>
internal sealed class LongTokens(TextReader input, int longest, Func<TextReader, int, Tokenizer> open) : BaseCharFilter(input)
{
    // No tokenizer goes on over it.
    private const char Break = '\n';

    private char[]? text;
    private int length;
    private int read;

    public override int Read(char[] buffer, int index, int count)
    {
        if (text is null)
            ReadAll();
        var taken = Math.Min(count, length - read);
        Array.Copy(text!, read, buffer, index, taken);
        read += taken;
        return taken;
    }

    // Lucene's readers end with -1, at which ReadToEnd stumbles.
    private void ReadAll()
    {
        text = new char[1024];
        while (m_input.Read(text, length, text.Length - length) is > 0 and var more)
        {
            length += more;
            if (length == text.Length)
                Array.Resize(ref text, length * 2);
        }

        if (!HasRun(text.AsSpan(0, length)))
            return;
        text = Split(new string(text, 0, length)).ToCharArray();
        length = text.Length;
    }

    private string Split(string whole)
    {
        var broken = new StringBuilder(whole.Length);
        var (copied, breaks) = (0, 0);
        foreach (var at in Tokens(whole).SelectMany(token => Breaks(whole, token.Start, token.End)))
        {
            broken.Append(whole, copied, at - copied).Append(Break);
            copied = at;
            AddOffCorrectMap(at + ++breaks, -breaks);
        }

        return broken.Append(whole, copied, whole.Length - copied).ToString();
    }

    // Hardly any text needs more than this look at it.
    private bool HasRun(ReadOnlySpan<char> whole)
    {
        var run = 0;
        foreach (var character in whole)
        {
            run = char.IsWhiteSpace(character) ? 0 : run + 1;
            if (run > longest)
                return true;
        }

        return false;
    }

    private List<(int Start, int End)> Tokens(string whole)
    {
        var tokens = new List<(int Start, int End)>();
        using var tokenizer = open(new StringReader(whole), int.MaxValue);
        var offset = tokenizer.AddAttribute<IOffsetAttribute>();
        tokenizer.Reset();
        while (tokenizer.IncrementToken())
            tokens.Add((offset.StartOffset, offset.EndOffset));
        tokenizer.End();
        return tokens;
    }

    private IEnumerable<int> Breaks(string whole, int start, int end)
    {
        while (end - start > longest)
        {
            start += longest;
            if (longest > 1 && char.IsSurrogatePair(whole, start - 1))
                start--;
            yield return start;
        }
    }
}
