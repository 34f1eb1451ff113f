using System.Globalization;
using Lucene.Net.Util.Automaton;

namespace Escouade.SearchEmulator.Querying.Patterns;

/// <summary>
/// Reads regular expressions in Lucene's syntax. Lucene's own reader recurses for every character and minimizes as it goes, so that a
/// short text can end the process or take for ever; this one builds the same automata within limits.
/// </summary>
internal sealed class PatternReader
{
    private readonly string text;
    private int at;

    private PatternReader(string text) => this.text = text;

    /// <exception cref="ArgumentException">The text is no expression.</exception>
    public static Automaton Read(string text)
    {
        if (text.Length == 0)
            return BasicAutomata.MakeEmptyString();
        var reader = new PatternReader(text);
        var automaton = reader.Union();
        return reader.at == text.Length ? automaton : throw reader.Fault("end");
    }

    private bool HasMore => at < text.Length;

    private Automaton Union()
    {
        var parts = new List<Automaton> { Intersection() };
        while (Take('|'))
            parts.Add(Intersection());
        return parts.Count == 1 ? parts[0] : PatternLimits.Check(BasicOperations.Union(parts));
    }

    private Automaton Intersection()
    {
        var result = Concatenation();
        while (Take('&'))
        {
            var other = Concatenation();
            PatternLimits.CheckProduct(result, other);
            result = PatternLimits.Check(BasicOperations.Intersection(result, other));
        }

        return result;
    }

    private Automaton Concatenation()
    {
        var parts = new List<Automaton> { Repetition() };
        while (HasMore && text[at] is not (')' or '|' or '&'))
            parts.Add(Repetition());
        return parts.Count == 1 ? parts[0] : PatternLimits.Check(BasicOperations.Concatenate(parts));
    }

    private Automaton Repetition()
    {
        var result = Complement();
        while (HasMore && text[at] is '?' or '*' or '+' or '{')
        {
            result = text[at++] switch
            {
                '?' => BasicOperations.Optional(result),
                '*' => BasicOperations.Repeat(result),
                '+' => BasicOperations.Repeat(result, 1),
                _ => Counted(result),
            };
            PatternLimits.Check(result);
        }

        return result;
    }

    // What follows an opening brace: 'n}', 'n,}' or 'n,m}'.
    private Automaton Counted(Automaton inner)
    {
        var least = Number();
        int? most = least;
        if (Take(','))
            most = HasMore && char.IsAsciiDigit(text[at]) ? Number() : null;
        if (!Take('}'))
            throw Fault("'}'");
        PatternLimits.CheckRepeats(inner, Math.Max(least, most ?? 0));
        return most is { } times ? BasicOperations.Repeat(inner, least, times) : BasicOperations.Repeat(inner, least);
    }

    private Automaton Complement()
    {
        var isNegated = false;
        var isComplement = false;
        for (; Take('~'); isComplement = true)
            isNegated = !isNegated;
        var inner = CharacterClass();
        if (isComplement)
            PatternLimits.CheckDeterminized(inner);
        return isNegated ? PatternLimits.Check(BasicOperations.Complement(inner)) : inner;
    }

    private Automaton CharacterClass()
    {
        if (!Take('['))
            return Simple();
        var isNegated = Take('^');
        var parts = new List<Automaton>();
        do
            parts.Add(ClassMember());
        while (HasMore && text[at] != ']');
        if (!Take(']'))
            throw Fault("']'");
        var any = BasicOperations.Union(parts);
        return isNegated ? BasicOperations.Minus(BasicAutomata.MakeAnyChar(), any) : any;
    }

    private Automaton ClassMember()
    {
        var first = Character();
        if (!Take('-'))
            return BasicAutomata.MakeChar(first);
        if (HasMore && text[at] == ']')
            return BasicOperations.Union(BasicAutomata.MakeChar(first), BasicAutomata.MakeChar('-'));
        var last = Character();
        return first <= last ? BasicAutomata.MakeCharRange(first, last) : throw Fault("an ascending range");
    }

    private Automaton Simple()
    {
        if (!HasMore)
            throw Fault("an expression");
        switch (text[at])
        {
            case '.':
                at++;
                return BasicAutomata.MakeAnyChar();
            case '#':
                at++;
                return BasicAutomata.MakeEmpty();
            case '@':
                at++;
                return BasicAutomata.MakeAnyString();
            case '"':
                at++;
                return BasicAutomata.MakeString(Until('"'));
            case '<':
                at++;
                return Interval(Until('>'));
            case '(':
                at++;
                if (Take(')'))
                    return BasicAutomata.MakeEmptyString();
                var inner = Union();
                return Take(')') ? inner : throw Fault("')'");
            default:
                return BasicAutomata.MakeChar(Character());
        }
    }

    private Automaton Interval(string bounds)
    {
        var parts = bounds.Split('-');
        if (parts.Length != 2 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var from)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var to))
            throw Fault("an interval");
        var digits = parts[0].Length == parts[1].Length ? parts[0].Length : 0;
        return BasicAutomata.MakeInterval(Math.Min(from, to), Math.Max(from, to), digits);
    }

    private int Character()
    {
        Take('\\');
        if (!HasMore)
            throw Fault("a character");
        var character = char.IsSurrogatePair(text, at) ? char.ConvertToUtf32(text, at) : text[at];
        at += character > char.MaxValue ? 2 : 1;
        return character;
    }

    private int Number()
    {
        var start = at;
        while (HasMore && char.IsAsciiDigit(text[at]))
            at++;
        return int.TryParse(text.AsSpan(start, at - start), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Fault("a number");
    }

    private string Until(char end)
    {
        var stop = text.IndexOf(end, at);
        if (stop < 0)
            throw Fault($"'{end}'");
        var inner = text[at..stop];
        at = stop + 1;
        return inner;
    }

    private bool Take(char wanted)
    {
        if (!HasMore || text[at] != wanted)
            return false;
        at++;
        return true;
    }

    private ArgumentException Fault(string expected) => new($"{expected} expected at position {at} of the regular expression.");
}
