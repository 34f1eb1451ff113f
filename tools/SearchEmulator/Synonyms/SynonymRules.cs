using Escouade.SearchEmulator.Rest;

namespace Escouade.SearchEmulator.Synonyms;

/// <summary>One rule: texts that are looked for, and texts that are searched in their place; an equivalence has the same on both sides.</summary>
internal sealed record SynonymRule(IReadOnlyList<string> From, IReadOnlyList<string> To);

/// <summary>Reads rules in Solr's format.</summary>
internal static class SynonymRules
{
    private const int MostExpansions = 20;

    public static IReadOnlyList<SynonymRule> Parse(string text)
    {
        var rules = new List<SynonymRule>();
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = raw.Trim();
            if (line.Length > 0 && line[0] != '#')
                rules.Add(ParseRule(line, number));
        }

        return rules.Count <= 20_000 ? rules : throw Refused("The synonym map has more than 20000 rules.");
    }

    private static SynonymRule ParseRule(string line, int number)
    {
        var sides = SplitUnescaped(line, "=>");
        if (sides.Count > 2)
            throw Refused($"Syntax error in line {number}: '{line}'. Only one explicit mapping (=>) can be specified in a synonym rule.");
        var from = Terms(sides[0]);
        var to = sides.Count == 2 ? Terms(sides[1]) : from;
        if (from.Count == 0 || to.Count == 0)
            throw Refused($"Syntax error in line {number}: '{line}'. Each side of a synonym rule must have at least one term.");
        if (to.Count > MostExpansions || from.Count > MostExpansions)
            throw Refused($"Syntax error in line {number}: '{line}'. A synonym rule can expand to at most {MostExpansions} terms.");
        return new SynonymRule(from, to);
    }

    private static List<string> Terms(string side)
        => [.. SplitUnescaped(side, ",").Select(term => term.Replace("\\", string.Empty, StringComparison.Ordinal).Trim()).Where(term => term.Length > 0)];

    private static List<string> SplitUnescaped(string text, string separator)
    {
        var parts = new List<string>();
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\\')
            {
                at++;
            }
            else if (string.CompareOrdinal(text, at, separator, 0, separator.Length) == 0)
            {
                parts.Add(text[start..at]);
                at += separator.Length - 1;
                start = at + 1;
            }
        }

        parts.Add(text[start..]);
        return parts;
    }

    private static RequestRefusedException Refused(string message) => new(400, string.Empty, message);
}
