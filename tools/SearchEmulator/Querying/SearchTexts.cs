using Escouade.SearchEmulator.Filtering;
using Lucene.Net.Search;

namespace Escouade.SearchEmulator.Querying;

/// <summary>Makes Lucene queries from search texts.</summary>
internal static class SearchTexts
{
    /// <summary>A text that is absent, blank or a star asks for everything, at score 1.</summary>
    public static bool AsksForAll(string? text) => string.IsNullOrWhiteSpace(text) || text.Trim() == "*";

    public static Query Parse(QueryContext context, string? text, bool isFull, bool isAll, IReadOnlyList<WeightedField> fields)
    {
        if (AsksForAll(text))
            return new MatchAllDocsQuery();
        var occur = isAll ? Occur.MUST : Occur.SHOULD;
        var leaves = new FieldQueries(context, fields, occur);
        try
        {
            return (isFull ? FullSyntax.Parse(text!, leaves, occur) : SimpleSyntax.Parse(text!, leaves, occur)) ?? new BooleanQuery();
        }
        catch (BooleanQuery.TooManyClausesException)
        {
            throw QueryLimits.TooManyClauses();
        }
    }

    public static Query Parse(QueryContext context, MatchNode match)
        => Parse(context, match.Query, match.IsFull, match.IsAll, context.SearchFields(match.Fields, weights: null, "$filter"));
}
