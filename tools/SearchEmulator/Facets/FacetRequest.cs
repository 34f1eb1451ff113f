using System.Globalization;
using Escouade.SearchEmulator.Documents;
using Escouade.SearchEmulator.Indexes;
using Escouade.SearchEmulator.Rest;

namespace Escouade.SearchEmulator.Facets;

/// <summary>One facet expression: <c>field,count:5,sort:-value</c>.</summary>
internal sealed record FacetRequest(IndexField Field, string Text)
{
    /// <summary>How many buckets to answer; 0 for all.</summary>
    public int Most { get; private set; } = 10;

    /// <summary><c>count</c>, <c>-count</c>, <c>value</c> or <c>-value</c>.</summary>
    public string Sort { get; private set; } = "count";

    /// <summary>Bounds of ranges, ascending.</summary>
    public IReadOnlyList<object>? Values { get; private set; }

    public double? Interval { get; private set; }

    public string? DateInterval { get; private set; }

    public TimeSpan TimeOffset { get; private set; }

    public static IReadOnlyList<FacetRequest> ParseAll(IndexSchema schema, IReadOnlyList<string> texts)
    {
        var requests = texts.Select(text => Parse(schema, text)).ToList();
        // They would be two members of one name in the answer.
        if (requests.CountBy(request => request.Field.Path).FirstOrDefault(group => group.Value > 1) is { Key: { } path })
            throw RequestRefusedException.NotSupported($"More than one facet of the field '{path}'");
        return requests;
    }

    private static FacetRequest Parse(IndexSchema schema, string text)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        var field = schema.Find(parts[0])
            ?? throw RequestRefusedException.BadParameter($"Unknown field '{parts[0]}' in facet specification.", "facet");
        if (!field.IsFacetable)
            throw Refused($"The field '{field.Path}' is not facetable. Only facetable fields can be used in facet expressions.");
        var request = new FacetRequest(field, text);
        var given = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in parts.Skip(1))
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            // The service's documentation writes blanks around values: "baseRate,values:10 | 20".
            var name = (colon < 0 ? part : part[..colon]).TrimEnd();
            if (colon < 0 || !given.Add(name))
                throw Refused($"The facet parameter '{part}' is not valid in '{text}'.");
            request.Read(name, part[(colon + 1)..].TrimStart());
        }

        var isTerms = given.Contains("count") || given.Contains("sort");
        var isRanges = given.Contains("values") || given.Contains("interval");
        if ((isTerms && isRanges) || (given.Contains("values") && given.Contains("interval")))
            throw Refused($"The facet parameters 'count' and 'sort' cannot be combined with 'values' or 'interval' in '{text}'.");
        if (given.Contains("timeoffset") && request.DateInterval is null)
            throw Refused($"The facet parameter 'timeoffset' needs an interval of dates in '{text}'.");
        return request;
    }

    private void Read(string name, string value)
    {
        switch (name)
        {
            case "count" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count):
                Most = count;
                break;
            case "sort" when value is "count" or "-count" or "value" or "-value":
                Sort = value;
                break;
            case "values":
                Values = ReadValues(value);
                break;
            case "interval":
                ReadInterval(value);
                break;
            case "timeoffset" when TimeSpan.TryParse(value.TrimStart('+'), CultureInfo.InvariantCulture, out var offset) && offset.Duration() <= TimeSpan.FromHours(14):
                TimeOffset = offset;
                break;
            default:
                throw Refused($"The facet parameter '{name}:{value}' of field '{Field.Path}' is not valid.");
        }
    }

    private List<object> ReadValues(string text)
    {
        var values = new List<object>();
        foreach (var part in text.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            object? value = Field.Type switch
            {
                FieldType.Double when double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
                FieldType.Int32 or FieldType.Int64 when long.TryParse(part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
                FieldType.DateTimeOffset when ValueReader.TryReadDate(part, out var date) => date,
                FieldType.String => part.Trim('\''),
                _ => null,
            };
            values.Add(value ?? throw Refused($"The facet value '{part}' does not fit the field '{Field.Path}' of type '{Field.EdmType}'."));
        }

        if (values.Count == 0)
            throw Refused($"The facet of field '{Field.Path}' names no values.");
        if (Field.Type == FieldType.String)
            return values;
        for (var number = 1; number < values.Count; number++)
        {
            if (System.Collections.Comparer.DefaultInvariant.Compare(values[number - 1], values[number]) >= 0)
                throw Refused($"The facet values of field '{Field.Path}' must be in ascending order.");
        }

        return values;
    }

    private void ReadInterval(string text)
    {
        var isNumber = Field.Type is FieldType.Double or FieldType.Int32 or FieldType.Int64;
        if (isNumber && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var interval) && interval > 0 && double.IsFinite(interval)
            && (Field.Type == FieldType.Double || interval == Math.Floor(interval)))
            Interval = interval;
        else if (Field.Type == FieldType.DateTimeOffset && text is "minute" or "hour" or "day" or "week" or "month" or "quarter" or "year")
            DateInterval = text;
        else
            throw Refused($"The facet interval '{text}' does not fit the field '{Field.Path}' of type '{Field.EdmType}'.");
    }

    private static RequestRefusedException Refused(string message) => RequestRefusedException.BadExpression(message, "facet");
}
