using Escouade.Platform.Texts;

namespace Escouade.Editorial.Drops;

/// <summary>Takes the known fields out of a header, with a problem for each that is not what it should be.</summary>
internal sealed class FieldReader
{
    public const int MaxTextLength = 500;

    // An entry stands in a list for each of these, and a table row holds 32,768 characters of all of it; a quotation mark counts twice there.
    private const int MaxListItems = 30;
    private const int MaxListItemLength = 100;

    private readonly Dictionary<string, SourceField> known = new(StringComparer.Ordinal);
    private readonly ProblemList problems;

    public FieldReader(IReadOnlyList<SourceField> fields, Func<string, string?> nameOf, ProblemList problems)
    {
        this.problems = problems;
        var unknown = new List<SourceField>();
        foreach (var field in fields)
        {
            if (nameOf(field.Key) is not { } name)
                unknown.Add(field);
            else if (!known.TryAdd(name, field))
                problems.Add(DropProblemCodes.FieldTwice, field.Position, name, known[name].Key, field.Key);
        }

        Unknown = unknown;
    }

    public IReadOnlyList<SourceField> Unknown { get; }

    public SourcePosition? PositionOf(string name) => known.TryGetValue(name, out var field) ? field.Value.Position : null;

    public SourceValue? Value(string name) => known.TryGetValue(name, out var field) ? field.Value : null;

    /// <returns>The trimmed text; null where there is none, or where it is not one.</returns>
    public string? Text(string name, int maxLength = MaxTextLength)
        => known.TryGetValue(name, out var field) ? Text(name, field.Key, field.Value, maxLength) : null;

    /// <returns>The texts of a YAML list, or of a text with commas; without blanks and repetitions.</returns>
    public IReadOnlyList<string> List(string name) => [.. PlacedList(name).Select(text => text.Text).Distinct(StringComparer.Ordinal)];

    /// <inheritdoc cref="List"/>
    public IReadOnlyList<SourceText> PlacedList(string name)
    {
        if (!known.TryGetValue(name, out var field))
            return [];

        IEnumerable<SourceText> texts = field.Value switch
        {
            SourceText text => text.Text.Split(',').Select(part => text with { Text = part }),
            SourceList list => list.Items.Select(item => item as SourceText ?? Refuse(name, field.Key, item)).OfType<SourceText>(),
            _ => Refuse(name, field.Key, field.Value) is { } none ? [none] : [],
        };
        var items = texts
            .Select(text => text with { Text = Text(name, field.Key, text, MaxListItemLength) ?? "" })
            .Where(text => text.Text.Length > 0)
            .ToList();
        if (items.Count > MaxListItems)
            problems.Add(DropProblemCodes.FieldTooMany, field.Value.Position, name, field.Key, items.Count, MaxListItems);
        return items.Count > MaxListItems ? items[..MaxListItems] : items;
    }

    /// <returns>The trimmed text of a value inside a field.</returns>
    public string? Text(string name, string key, SourceValue value, int maxLength = MaxTextLength)
    {
        if (value is not SourceText { Text: var raw })
        {
            Refuse(name, key, value);
            return null;
        }

        var text = raw.ReplaceLineEndings(" ").Trim();
        if (text.Where(Utf8Text.IsControl).Select(character => (char?)character).FirstOrDefault() is { } control)
            problems.Add(DropProblemCodes.FieldControl, value.Position, name, key, DropTexts.CodePoint(control));
        else if (text.Length > maxLength)
            problems.Add(DropProblemCodes.FieldTooLong, value.Position, name, key, text.Length, maxLength);
        else
            return text.Length == 0 || IsNull(value) ? null : WellFormed.Text(text);
        return null;
    }

    private static bool IsNull(SourceValue value) => value is SourceText { IsQuoted: false, Text: "~" or "null" };

    private SourceText? Refuse(string name, string key, SourceValue value)
    {
        problems.Add(DropProblemCodes.FieldNotText, value.Position, name, key);
        return null;
    }
}
