using System.Text.Json;
using Escouade.SearchEmulator.Analysis;
using Escouade.SearchEmulator.Documents;
using Escouade.SearchEmulator.Indexes;

namespace Escouade.SearchEmulator.Filtering;

/// <summary>
/// Evaluates lambdas over complex collections on the stored JSON, where the members of one element are known to belong together, which
/// columns cannot tell.
/// </summary>
internal sealed class ElementTests(AnalyzerCatalog analyzers)
{
    /// <summary>Tests the document's JSON.</summary>
    public bool Matches(LambdaNode lambda, JsonElement document) => Lambda(lambda, [document]);

    // Scopes[0] is the document, scopes[n] the element of the n-th enclosing lambda.
    private bool Matches(FilterNode node, JsonElement[] scopes) => node switch
    {
        AndNode and => and.Parts.All(part => Matches(part, scopes)),
        OrNode or => or.Parts.Any(part => Matches(part, scopes)),
        NotNode not => !Matches(not.Inner, scopes),
        LiteralNode literal => literal.Value,
        ComparisonNode comparison => Compare(comparison, scopes),
        SearchInNode search => Value(search.Path, scopes) is string text
            && search.Values.Any(value => string.Equals(Normalize(search.Path.Field, value), Normalize(search.Path.Field, text), StringComparison.Ordinal)),
        DistanceNode distance => Value(distance.Path, scopes) is GeoPoint point
            && GeoTests.Compare(GeoColumn.Distance(point, distance.Point), distance.Operator, distance.Constant),
        IntersectsNode intersects => Value(intersects.Path, scopes) is GeoPoint point && GeoTests.Contains(intersects.Polygon, point),
        LambdaNode lambda => Lambda(lambda, scopes),
        _ => throw new InvalidOperationException($"A {node.GetType().Name} cannot stand in a lambda."),
    };

    private bool Lambda(LambdaNode lambda, JsonElement[] scopes)
    {
        var items = Element(lambda.Path, scopes) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray().ToArray() : [];
        if (lambda.Body is null)
            return items.Length > 0;
        return lambda.IsAll
            ? items.All(item => Matches(lambda.Body, [.. scopes, item]))
            : items.Any(item => Matches(lambda.Body, [.. scopes, item]));
    }

    private bool Compare(ComparisonNode node, JsonElement[] scopes)
    {
        var element = Element(node.Path, scopes);
        if (node.Constant is null || node.Path.Field.Type == FieldType.Complex)
            return element.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined == (node.Operator == ComparisonOperator.Equal);
        var value = ValueReader.Read(node.Path.Field.Type, element);
        if (value is null)
            return node.Operator == ComparisonOperator.NotEqual;
        if (value is string text)
            value = Normalize(node.Path.Field, text);
        var constant = node.Constant is string other ? Normalize(node.Path.Field, other) : node.Constant;
        return ValueOrder.Compare(value, constant, node.Operator);
    }

    private static object? Value(FieldPath path, JsonElement[] scopes) => ValueReader.Read(path.Field.Type, Element(path, scopes));

    private string Normalize(IndexField field, string text) => field.Normalizer is { } name ? analyzers.Normalizer(name)(text) : text;

    private static JsonElement Element(FieldPath path, JsonElement[] scopes)
    {
        var element = scopes[path.Variable];
        foreach (var name in path.Members)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return default;
        }

        return element;
    }
}
