using System.Globalization;
using System.Text;
using Lucene.Net.Analysis.CharFilters;

namespace Escouade.SearchEmulator.Analysis;

/// <summary>Reads the rules of a mapping char filter, <c>a=>b</c>.</summary>
/// <remarks>
/// The service's documentation writes a blank as <c>\u0020</c> and lists no escapes; these are the ones of Elasticsearch's rules, which look
/// the same. There any other letter stands for itself; here it is refused, since nobody knows what the service makes of it.
/// </remarks>
internal static class MappingRules
{
    private const int HexadecimalDigits = 4;

    public static NormalizeCharMap Read(IReadOnlyList<string> rules)
    {
        if (rules.Count == 0)
            throw new ArgumentException("At least one mapping is required.");
        var map = new NormalizeCharMap.Builder();
        foreach (var rule in rules)
        {
            var sides = rule.Split("=>", 2);
            if (sides.Length != 2 || sides[0].Length == 0)
                throw new ArgumentException($"The mapping '{rule}' is not of the form 'a=>b'.");
            map.Add(Unescape(sides[0], rule), Unescape(sides[1], rule));
        }

        return map.Build();
    }

    private static string Unescape(string side, string rule)
    {
        var text = new StringBuilder(side.Length);
        for (var at = 0; at < side.Length; at++)
        {
            if (side[at] != '\\')
            {
                text.Append(side[at]);
                continue;
            }

            at++;
            text.Append(at < side.Length ? Escaped(side, at, rule) : throw Malformed(rule));
            if (side[at] == 'u')
                at += HexadecimalDigits;
        }

        return text.ToString();
    }

    private static char Escaped(string side, int at, string rule) => side[at] switch
    {
        '\\' => '\\',
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        'b' => '\b',
        'f' => '\f',
        'u' when at + HexadecimalDigits < side.Length
            && ushort.TryParse(side.AsSpan(at + 1, HexadecimalDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) => (char)code,
        'u' => throw Malformed(rule),
        _ => throw new NotSupportedException($"The escape '\\{side[at]}' in the mapping '{rule}'"),
    };

    private static ArgumentException Malformed(string rule) => new($"The mapping '{rule}' has an escape that is cut short, or a \\u without four hexadecimal digits.");
}
