using System.Text.Json;
using Escouade.SearchEmulator.Analysis;
using Escouade.SearchEmulator.Documents;
using Escouade.SearchEmulator.Indexes;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Escouade.SearchEmulator.Filtering;

/// <summary>Makes a test of documents from a filter, segment by segment.</summary>
/// <param name="searcher">Reads the documents.</param>
/// <param name="analyzers">Know the normalizers.</param>
/// <param name="match">Makes the query of a full-text match; not needed where filters can hold none.</param>
internal sealed class FilterCompiler(IndexSearcher searcher, AnalyzerCatalog analyzers, Func<MatchNode, Query>? match = null)
{
    private readonly ElementTests elements = new(analyzers);
    private readonly Dictionary<MatchNode, Weight> weights = new(ReferenceEqualityComparer.Instance);

    public Func<int, bool> Compile(FilterNode node, AtomicReaderContext segment)
    {
        switch (node)
        {
            case AndNode and:
                var every = and.Parts.Select(part => Compile(part, segment)).ToArray();
                return Every(every);
            case OrNode or:
                var some = or.Parts.Select(part => Compile(part, segment)).ToArray();
                return Some(some);
            case NotNode not:
                var inner = Compile(not.Inner, segment);
                return document => !inner(document);
            case LiteralNode literal:
                return _ => literal.Value;
            case ComparisonNode comparison:
                return Compare(comparison, segment.AtomicReader);
            case SearchInNode search:
                return In(search, segment.AtomicReader);
            case DistanceNode distance:
                return Points(distance.Path.Field, segment.AtomicReader, isAll: false, point
                    => GeoTests.Compare(GeoColumn.Distance(point, distance.Point), distance.Operator, distance.Constant));
            case IntersectsNode intersects:
                return Points(intersects.Path.Field, segment.AtomicReader, isAll: false, point => GeoTests.Contains(intersects.Polygon, point));
            case LambdaNode lambda:
                return Lambda(lambda, segment);
            case MatchNode matched:
                return Match(matched, segment);
            default:
                throw new InvalidOperationException($"A {node.GetType().Name} is no filter.");
        }
    }

    // Loops, since a lambda inside the lambda would be allocated for every document.
    private static Func<T, bool> Every<T>(Func<T, bool>[] tests) => item =>
    {
        foreach (var test in tests)
        {
            if (!test(item))
                return false;
        }

        return true;
    };

    private static Func<T, bool> Some<T>(Func<T, bool>[] tests) => item =>
    {
        foreach (var test in tests)
        {
            if (test(item))
                return true;
        }

        return false;
    };

    private Func<int, bool> Compare(ComparisonNode node, AtomicReader reader)
    {
        var field = node.Path.Field;
        if (node.Constant is null)
        {
            var wantsValue = node.Operator == ComparisonOperator.NotEqual;
            if (field.Type == FieldType.GeographyPoint)
            {
                var documents = reader.GetDocsWithField(field.ValuesColumn);
                return document => (documents?.Get(document) ?? false) == wantsValue;
            }

            var present = FieldColumn.Open(reader, field);
            return document => (present is not null && present.First(document) >= 0) == wantsValue;
        }

        var isMissingMatch = node.Operator == ComparisonOperator.NotEqual;
        if (FieldColumn.Open(reader, field) is not { } column)
            return _ => isMissingMatch;
        var test = OrdinalTests.Compare(column, field, node.Operator, Normalize(field, node.Constant));
        return document => column.First(document) is >= 0 and var ordinal ? test(ordinal) : isMissingMatch;
    }

    private Func<int, bool> In(SearchInNode node, AtomicReader reader)
    {
        if (FieldColumn.Open(reader, node.Path.Field) is not { } column)
            return _ => false;
        var test = OrdinalTests.In(column, node.Values.Select(value => (string)Normalize(node.Path.Field, value)));
        return document => column.First(document) is >= 0 and var ordinal && test(ordinal);
    }

    private Func<int, bool> Lambda(LambdaNode node, AtomicReaderContext segment)
    {
        var field = node.Path.Field;
        var reader = segment.AtomicReader;
        if (field.Type == FieldType.GeographyPoint)
            return Points(field, reader, node.IsAll, node.Body is null ? _ => true : point => TestPoint(node.Body, point));
        if (field.Type == FieldType.Complex && node.Body is not null)
            return OnSource(node, segment);

        if (FieldColumn.Open(reader, field) is not { } column)
            return _ => node.IsAll;
        if (node.Body is null)
            return document => column.First(document) >= 0;
        var test = ElementOrdinals(node.Body, column, field);
        return node.IsAll ? document => column.All(document, test) : document => column.Any(document, test);
    }

    private Func<long, bool> ElementOrdinals(FilterNode node, FieldColumn column, IndexField field)
    {
        switch (node)
        {
            case AndNode and:
                var every = and.Parts.Select(part => ElementOrdinals(part, column, field)).ToArray();
                return Every(every);
            case OrNode or:
                var some = or.Parts.Select(part => ElementOrdinals(part, column, field)).ToArray();
                return Some(some);
            case NotNode not:
                var inner = ElementOrdinals(not.Inner, column, field);
                return ordinal => !inner(ordinal);
            case LiteralNode literal:
                return _ => literal.Value;
            case ComparisonNode { Constant: null } comparison:
                return _ => comparison.Operator == ComparisonOperator.NotEqual;
            case ComparisonNode comparison:
                return OrdinalTests.Compare(column, field, comparison.Operator, Normalize(field, comparison.Constant));
            case SearchInNode search:
                return OrdinalTests.In(column, search.Values.Select(value => (string)Normalize(field, value)));
            default:
                throw new InvalidOperationException($"A {node.GetType().Name} cannot test an element.");
        }
    }

    private static bool TestPoint(FilterNode node, GeoPoint point) => node switch
    {
        AndNode and => and.Parts.All(part => TestPoint(part, point)),
        OrNode or => or.Parts.Any(part => TestPoint(part, point)),
        NotNode not => !TestPoint(not.Inner, point),
        LiteralNode literal => literal.Value,
        DistanceNode distance => GeoTests.Compare(GeoColumn.Distance(point, distance.Point), distance.Operator, distance.Constant),
        IntersectsNode intersects => GeoTests.Contains(intersects.Polygon, point),
        _ => throw new InvalidOperationException($"A {node.GetType().Name} cannot test a point."),
    };

    private static Func<int, bool> Points(IndexField field, AtomicReader reader, bool isAll, Func<GeoPoint, bool> test)
    {
        if (reader.GetBinaryDocValues(field.ValuesColumn) is not { } column)
            return _ => isAll;
        var bytes = new BytesRef();
        return document =>
        {
            column.Get(document, bytes);
            var points = GeoColumn.Decode(bytes);
            return isAll ? Array.TrueForAll(points, point => test(point)) : Array.Exists(points, point => test(point));
        };
    }

    private Func<int, bool> OnSource(LambdaNode node, AtomicReaderContext segment) => document =>
    {
        using var json = JsonDocument.Parse(Storage.DocumentStore.SourceOf(searcher, segment.DocBase + document));
        return elements.Matches(node, json.RootElement);
    };

    private Func<int, bool> Match(MatchNode node, AtomicReaderContext segment)
    {
        if (!weights.TryGetValue(node, out var weight))
            weights[node] = weight = searcher.CreateNormalizedWeight(match!(node));
        var found = new FixedBitSet(Math.Max(segment.AtomicReader.MaxDoc, 1));
        if (weight.GetScorer(segment, segment.AtomicReader.LiveDocs) is { } scorer)
        {
            for (var document = scorer.NextDoc(); document != DocIdSetIterator.NO_MORE_DOCS; document = scorer.NextDoc())
                found.Set(document);
        }

        return found.Get;
    }

    private object Normalize(IndexField field, object constant)
        => constant is string text && field.Normalizer is { } name ? analyzers.Normalizer(name)(text) : constant;
}
