using Escouade.SearchEmulator.Documents;
using Escouade.SearchEmulator.Indexes;
using Escouade.SearchEmulator.Rest;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Escouade.SearchEmulator.Querying;

/// <summary>An <c>$orderby</c>: fields, distances and scores, each up or down. Nulls come first going up and last going down.</summary>
internal sealed class SortOrder
{
    private const int MostClauses = 32;

    private readonly List<(Clause Clause, bool IsDescending)> clauses;

    private SortOrder(List<(Clause Clause, bool IsDescending)> clauses) => this.clauses = clauses;

    public static SortOrder? Parse(IndexSchema schema, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var reader = new SortReader(schema, text);
        var clauses = reader.Read();
        if (clauses.Count > MostClauses)
            throw RequestRefusedException.BadExpression($"There can be at most {MostClauses} clauses.", "$orderby");
        return new SortOrder(clauses);
    }

    public Func<int, float, object?[]> Bind(AtomicReader segment)
    {
        var readers = clauses.Select(clause => clause.Clause.Bind(segment)).ToArray();
        return (document, score) => Array.ConvertAll(readers, read => read(document, score));
    }

    public int Compare(object?[] left, object?[] right)
    {
        for (var number = 0; number < clauses.Count; number++)
        {
            var result = Compare(left[number], right[number]);
            if (result != 0)
                return clauses[number].IsDescending ? -result : result;
        }

        return 0;
    }

    private static int Compare(object? left, object? right) => (left, right) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (string a, string b) => string.CompareOrdinal(a, b),
        _ => System.Collections.Comparer.DefaultInvariant.Compare(left, right),
    };

    /// <summary>One thing to sort by.</summary>
    internal abstract record Clause
    {
        public abstract Func<int, float, object?> Bind(AtomicReader segment);
    }

    internal sealed record ScoreClause : Clause
    {
        public override Func<int, float, object?> Bind(AtomicReader segment) => (_, score) => score;
    }

    internal sealed record FieldClause(IndexField Field) : Clause
    {
        public override Func<int, float, object?> Bind(AtomicReader segment)
        {
            if (FieldColumn.Open(segment, Field) is not { } column)
                return (_, _) => null;
            var values = new Dictionary<long, object>();
            return (document, _) =>
            {
                var ordinal = column.First(document);
                if (ordinal < 0)
                    return null;
                if (!values.TryGetValue(ordinal, out var value))
                    values[ordinal] = value = column.Value(ordinal);
                return value;
            };
        }
    }

    /// <summary>What has no point is farther than everything, where other nulls sort first.</summary>
    internal sealed record DistanceClause(IndexField Field, GeoPoint Point) : Clause
    {
        public override Func<int, float, object?> Bind(AtomicReader segment)
        {
            if (segment.GetBinaryDocValues(Field.ValuesColumn) is not { } column)
                return (_, _) => double.PositiveInfinity;
            var bytes = new BytesRef();
            return (document, _) =>
            {
                column.Get(document, bytes);
                return GeoColumn.Decode(bytes) is [var only, ..] ? GeoColumn.Distance(only, Point) : double.PositiveInfinity;
            };
        }
    }
}
