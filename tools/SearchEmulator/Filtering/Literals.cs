using System.Globalization;
using Escouade.SearchEmulator.Documents;

namespace Escouade.SearchEmulator.Filtering;

/// <summary>Reads the constants of expressions.</summary>
internal static class Literals
{
    /// <summary>False if the token is no constant. Values are as in <see cref="ValueReader"/>; null is a constant too.</summary>
    public static bool TryRead(Token token, ExpressionLexer lexer, out object? value)
    {
        value = token.Kind switch
        {
            TokenKind.Text => token.Text,
            TokenKind.Integer => long.Parse(token.Text, CultureInfo.InvariantCulture),
            TokenKind.Double => ReadDouble(token.Text),
            TokenKind.Date => ValueReader.TryReadDate(token.Text, out var date) ? date : throw lexer.SyntaxError(token),
            TokenKind.Identifier when token.Text is "true" or "false" => token.Text == "true",
            _ => null,
        };
        return value is not null || token is { Kind: TokenKind.Identifier, Text: "null" };
    }

    public static GeoPoint ReadPoint(Token token, ExpressionLexer lexer)
    {
        var text = token.Text.Trim();
        if (text.StartsWith("POINT", StringComparison.OrdinalIgnoreCase) && Inner(text["POINT".Length..]) is { } inner && TryReadPair(inner, out var point))
            return point;
        throw lexer.Fault($"The geography literal '{token.Text}' at position {token.Start} is not a point such as POINT(-73.6 45.5).");
    }

    public static IReadOnlyList<GeoPoint> ReadPolygon(Token token, ExpressionLexer lexer)
    {
        var text = token.Text.Trim();
        if (text.StartsWith("POLYGON", StringComparison.OrdinalIgnoreCase) && Inner(text["POLYGON".Length..]) is { } rings
            && Inner(rings) is { } ring && !ring.Contains(')', StringComparison.Ordinal))
        {
            var points = new List<GeoPoint>();
            var areFit = true;
            foreach (var pair in ring.Split(','))
            {
                areFit &= TryReadPair(pair, out var point);
                points.Add(point);
            }

            if (areFit && points.Count >= 4 && points[0] == points[^1])
                return points;
        }

        throw lexer.Fault($"The geography literal '{token.Text}' at position {token.Start} is not a closed polygon.");
    }

    private static string? Inner(string text)
    {
        text = text.Trim();
        return text.Length >= 2 && text[0] == '(' && text[^1] == ')' ? text[1..^1].Trim() : null;
    }

    private static bool TryReadPair(string text, out GeoPoint point)
    {
        point = default;
        var parts = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 2
            || !double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude)
            || !double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude)
            || !(Math.Abs(longitude) <= 180) || !(Math.Abs(latitude) <= 90))
            return false;
        point = new GeoPoint(longitude, latitude);
        return true;
    }

    private static double ReadDouble(string text) => text switch
    {
        "NaN" => double.NaN,
        "INF" => double.PositiveInfinity,
        "-INF" => double.NegativeInfinity,
        _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
    };
}
