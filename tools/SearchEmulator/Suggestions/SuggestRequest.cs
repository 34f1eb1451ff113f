using Escouade.SearchEmulator.Indexes;
using Escouade.SearchEmulator.Querying;
using Escouade.SearchEmulator.Rest;

namespace Escouade.SearchEmulator.Suggestions;

/// <summary>A request for suggestions or completions.</summary>
internal sealed record SuggestRequest
{
    private static readonly string[] Shared =
        ["filter", "fuzzy", "highlightPostTag", "highlightPreTag", "minimumCoverage", "search", "searchFields", "suggesterName", "top"];

    /// <summary>The members of a request for suggestions.</summary>
    public static readonly IReadOnlySet<string> OfSuggestions = new HashSet<string>([.. Shared, "orderby", "select"], StringComparer.Ordinal);

    /// <summary>The members of a request for completions.</summary>
    public static readonly IReadOnlySet<string> OfCompletions = new HashSet<string>([.. Shared, "autocompleteMode"], StringComparer.Ordinal);

    public required string Search { get; init; }

    public required IReadOnlyList<IndexField> Fields { get; init; }

    public string? Filter { get; init; }

    public string? OrderBy { get; init; }

    public string? Select { get; init; }

    public bool IsFuzzy { get; init; }

    public string? PreTag { get; init; }

    public string? PostTag { get; init; }

    public bool WantsCoverage { get; init; }

    public int Top { get; init; }

    /// <summary><c>oneTerm</c>, <c>twoTerms</c> or <c>oneTermWithContext</c>.</summary>
    public string Mode { get; init; } = "oneTerm";

    public static SuggestRequest Read(RequestValues values, IndexSchema schema)
    {
        var fields = SourceFields(values.Text("suggesterName"), values.Text("searchFields"), schema);
        var search = values.Text("search") ?? string.Empty;
        if (search.Length is 0 or > 100)
            throw RequestRefusedException.BadParameter("The search text must have between 1 and 100 characters.", "search");
        var top = values.Int("top") ?? 5;
        if (top is < 1 or > 100)
            throw RequestRefusedException.BadParameter("Value must be between 1 and 100.", "$top");
        if (values.Double("minimumCoverage") is { } coverage and not (>= 0 and <= 100))
            throw RequestRefusedException.BadParameter($"Value must be between 0 and 100, not {coverage}.", "minimumCoverage");
        return new SuggestRequest
        {
            Search = search,
            Fields = fields,
            Filter = values.Text("filter"),
            OrderBy = values.Text("orderby"),
            Select = values.Text("select"),
            IsFuzzy = values.Flag("fuzzy"),
            PreTag = values.Text("highlightPreTag"),
            PostTag = values.Text("highlightPostTag"),
            WantsCoverage = values.Double("minimumCoverage") is not null,
            Top = top,
            Mode = values.Choice("autocompleteMode", "oneTerm", "twoTerms", "oneTermWithContext") ?? "oneTerm",
        };
    }

    private static IReadOnlyList<IndexField> SourceFields(string? suggester, string? searchFields, IndexSchema schema)
    {
        if (string.IsNullOrEmpty(suggester))
            throw Missing("Cannot find fields enabled for suggestions. Please provide a value for 'suggesterName' in the query.", "suggestions");
        if (!schema.Suggesters.TryGetValue(suggester, out var paths))
            throw Missing($"The specified suggester name '{suggester}' does not exist in this index definition.", "name");
        var names = (searchFields ?? string.Empty).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var name in names)
        {
            if (!paths.Contains(name, StringComparer.Ordinal))
                throw RequestRefusedException.BadParameter($"The field '{name}' is not a source field of the suggester '{suggester}'.", "searchFields");
        }

        return [.. paths.Where(path => names.Length == 0 || names.Contains(path, StringComparer.Ordinal)).Select(path => schema.Find(path)!)];
    }

    private static RequestRefusedException Missing(string message, string parameter)
        => new(400, "MissingRequiredParameter", $"{message}\r\nParameter name: {parameter}", "MissingSuggesterName", message);
}
