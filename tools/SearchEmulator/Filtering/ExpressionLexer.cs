using System.Globalization;
using Escouade.SearchEmulator.Rest;

namespace Escouade.SearchEmulator.Filtering;

internal enum TokenKind
{
    End,
    Identifier,
    Text,
    Integer,
    Double,
    Date,
    Geography,
    Open,
    Close,
    Comma,
    Slash,
    Colon,
    Star,
}

/// <summary>A token, with the offset of the first character after it, which is what the service's syntax errors give.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, int Start, int End);

/// <summary>Splits OData expressions.</summary>
internal sealed class ExpressionLexer(string source, string parameter)
{
    private int at;

    public Token Next()
    {
        while (at < source.Length && char.IsWhiteSpace(source[at]))
            at++;
        var start = at;
        if (at == source.Length)
            return new Token(TokenKind.End, string.Empty, start, at);

        switch (source[at])
        {
            case '(':
                return Single(TokenKind.Open);
            case ')':
                return Single(TokenKind.Close);
            case ',':
                return Single(TokenKind.Comma);
            case '/':
                return Single(TokenKind.Slash);
            case ':':
                return Single(TokenKind.Colon);
            case '*':
                return Single(TokenKind.Star);
            case '\'':
                return new Token(TokenKind.Text, ReadText(start), start, at);
            default:
                break;
        }

        if (char.IsAsciiLetter(source[at]) || source[at] == '_')
            return ReadWord(start);
        if (char.IsAsciiDigit(source[at]) || source[at] is '-' or '+' or '.')
            return ReadNumberOrDate(start);
        throw Fault($"Syntax error: character '{source[at]}' is not valid at position {at} in '{source}'.");
    }

    public RequestRefusedException Fault(string message) => RequestRefusedException.BadExpression(message, parameter);

    public RequestRefusedException SyntaxError(Token token) => Fault($"Syntax error at position {token.End} in '{source}'.");

    private Token Single(TokenKind kind) => new(kind, source[at].ToString(), at, ++at);

    private string ReadText(int start)
    {
        var text = new System.Text.StringBuilder();
        at++;
        while (at < source.Length)
        {
            if (source[at] != '\'')
            {
                text.Append(source[at++]);
            }
            else if (at + 1 < source.Length && source[at + 1] == '\'')
            {
                text.Append('\'');
                at += 2;
            }
            else
            {
                at++;
                return text.ToString();
            }
        }

        throw Fault($"There is an unterminated string literal at position {at} in '{source}'. It starts at position {start}.");
    }

    private Token ReadWord(int start)
    {
        while (at < source.Length && (char.IsAsciiLetterOrDigit(source[at]) || source[at] is '_' or '.'))
            at++;
        var word = source[start..at];
        if (word == "geography" && at < source.Length && source[at] == '\'')
            return new Token(TokenKind.Geography, ReadText(at), start, at);
        return word is "NaN" or "INF" ? new Token(TokenKind.Double, word, start, at) : new Token(TokenKind.Identifier, word, start, at);
    }

    private Token ReadNumberOrDate(int start)
    {
        if (string.CompareOrdinal(source, at, "-INF", 0, 4) == 0)
        {
            at += 4;
            return new Token(TokenKind.Double, "-INF", start, at);
        }

        at++;
        while (at < source.Length && (char.IsAsciiLetterOrDigit(source[at]) || source[at] is '.' or ':' or '-' or '+'))
            at++;
        var text = source[start..at];
        if (text.Contains('T', StringComparison.Ordinal))
            return new Token(TokenKind.Date, text, start, at);
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
            return new Token(TokenKind.Integer, text, start, at);
        var number = text.TrimEnd('d', 'D', 'f', 'F', 'm', 'M', 'L', 'l');
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? new Token(TokenKind.Double, number, start, at)
            : throw Fault($"Syntax error at position {at} in '{source}'.");
    }
}
