using System.Globalization;

namespace Escouade.Search.Service;

/// <summary>Writes what a reader typed in the service's full syntax, field by field: title over tags over summary over body, whole words over stems.</summary>
/// <remarks>
/// https://learn.microsoft.com/azure/search/query-lucene-syntax. Only folded letters and digits go in, so that nothing of a reader's text is syntax.
/// </remarks>
internal static class QueryWriter
{
    private static readonly (string Field, double Weight)[] Stems =
    [
        (EntrySchema.Title, 6), (EntrySchema.Tags, 4), (EntrySchema.ExpertNames, 4), (EntrySchema.Summary, 3), (EntrySchema.Text, 1),
    ];

    private const int ShortestPrefix = 2;

    // Of a shorter root, the stem is that of too many other words.
    private const int ShortestStemmedForm = 8;

    // A question of more words says enough without the other forms of each; the service takes 1,024 clauses.
    private const int MostWidened = 10;

    private static readonly IReadOnlySet<string> None = new HashSet<string>();

    /// <param name="query">What was typed.</param>
    /// <param name="misspelt">Words for which those that are nearly the same count too.</param>
    /// <param name="needsAll">Whether a text has to hold all of it, or some.</param>
    public static string? Write(ReaderQuery query, IReadOnlySet<string>? misspelt = null, bool needsAll = true)
    {
        misspelt ??= None;
        if (query.IsEmpty)
            return query.IsNothing ? null : $"*:*{Exclusions(query)}";
        var clauses = query.Wanted.Select((part, at) => $"{(needsAll || part.IsPhrase ? "+" : "")}({Clause(query.Wanted, at, misspelt)})");
        return string.Join(' ', clauses) + Exclusions(query);
    }

    /// <summary>In the syntax of what is said: a moment holds some of it.</summary>
    public static string? WriteMoments(ReaderQuery query) => query.IsEmpty ? null : string.Join(' ', query.Wanted.Select(part => part.IsPhrase
        ? $"{MomentSchema.Text}:\"{part.Text}\""
        : string.Join(' ', part.Words.Where(word => !FrenchWords.IsEmpty(word)).DefaultIfEmpty(part.Words[0]).Select(word => $"{MomentSchema.Text}:{word} {MomentSchema.Words}:{word}"))));

    private static string Clause(IReadOnlyList<ReaderQuery.Part> parts, int at, IReadOnlySet<string> misspelt)
    {
        var part = parts[at];
        if (part.IsPhrase)
            return Phrase(part.Words);
        if (part.IsTerm)
        {
            // Its words wherever they stand, and, as a phrase, whatever the glossary holds for the same.
            var words = part.Words.Where(word => !FrenchWords.IsEmpty(word)).Select(word => $"+({Word(new([word], false, false), misspelt, isWidened: false)})");
            return $"({string.Join(' ', words)})^0.5 {Phrase(part.Words)}";
        }
        // Two words that the text writes as one: « enligne » is typed as often as « en ligne ».
        var joined = new[] { at - 1, at }.Where(first => first >= 0 && first + 1 < parts.Count && parts[first].Words.Count == 1 && parts[first + 1].Words.Count == 1)
            .Select(first => $" {EntrySchema.Words}:{parts[first].Words[0]}{parts[first + 1].Words[0]}");
        return Word(part, misspelt, parts.Count <= MostWidened) + string.Concat(joined);
    }

    private static string Word(ReaderQuery.Part part, IReadOnlySet<string> misspelt, bool isWidened)
    {
        var word = part.Words[0];
        var clauses = Stems.Select(field => Weighted($"{field.Field}:{word}", field.Weight))
            .Append(Weighted($"{EntrySchema.TitleWords}:{word}", 4))
            .Append($"{EntrySchema.Words}:{word}")
            .Append($"{EntrySchema.Joined}:{word}");
        if (part.IsUnfinished && word.Length >= ShortestPrefix)
            clauses = clauses.Append($"{EntrySchema.TitleWords}:{word}*").Append(Weighted($"{EntrySchema.Words}:{word}*", 0.2));
        foreach (var form in isWidened ? FrenchForms.Of(word) : [])
        {
            clauses = clauses.Append(Weighted($"{EntrySchema.TitleWords}:{form}", 4)).Append($"{EntrySchema.Words}:{form}");
            if (form.Length >= ShortestStemmedForm)
                clauses = clauses.Concat(Stems.Select(field => Weighted($"{field.Field}:{form}", field.Weight * 0.5)));
        }
        if (misspelt.Contains(word) && FrenchWords.TyposIn(word) is > 0 and var typos)
            clauses = clauses.Append($"{EntrySchema.TitleWords}:{word}~{typos}").Append(Weighted($"{EntrySchema.Words}:{word}~{typos}", 0.3));
        return string.Join(' ', clauses);
    }

    private static string Phrase(IReadOnlyList<string> words)
        => string.Join(' ', Stems.Select(field => Weighted($"{field.Field}:\"{string.Join(' ', words)}\"", field.Weight)).Append($"{EntrySchema.Words}:\"{string.Join(' ', words)}\""));

    private static string Exclusions(ReaderQuery query)
        => string.Concat(query.Excluded.Select(part => $" -({(part.IsPhrase ? $"{EntrySchema.Words}:\"{part.Text}\"" : string.Join(' ', Stems.Select(field => $"{field.Field}:{part.Words[0]}").Append($"{EntrySchema.Words}:{part.Words[0]}")))})"));

    private static string Weighted(string clause, double weight) => $"{clause}^{weight.ToString(CultureInfo.InvariantCulture)}";
}
