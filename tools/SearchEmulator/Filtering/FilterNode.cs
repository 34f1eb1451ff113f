using Escouade.SearchEmulator.Documents;
using Escouade.SearchEmulator.Indexes;

namespace Escouade.SearchEmulator.Filtering;

/// <summary>A parsed filter, its paths already found in the schema.</summary>
internal abstract record FilterNode;

internal sealed record AndNode(IReadOnlyList<FilterNode> Parts) : FilterNode;

internal sealed record OrNode(IReadOnlyList<FilterNode> Parts) : FilterNode;

internal sealed record NotNode(FilterNode Inner) : FilterNode;

internal sealed record LiteralNode(bool Value) : FilterNode;

/// <summary>A field's value, or the element that a range variable stands for, against a constant; null is a value here.</summary>
internal sealed record ComparisonNode(FieldPath Path, ComparisonOperator Operator, object? Constant) : FilterNode;

internal sealed record SearchInNode(FieldPath Path, IReadOnlyList<string> Values) : FilterNode;

/// <summary>A distance in kilometres from a point against a constant.</summary>
internal sealed record DistanceNode(FieldPath Path, GeoPoint Point, ComparisonOperator Operator, double Constant) : FilterNode;

internal sealed record IntersectsNode(FieldPath Path, IReadOnlyList<GeoPoint> Polygon) : FilterNode;

/// <summary>A null body asks for a non-empty collection.</summary>
internal sealed record LambdaNode(FieldPath Path, bool IsAll, FilterNode? Body) : FilterNode;

internal sealed record MatchNode(string Query, string? Fields, bool IsFull, bool IsAll, bool IsScoring) : FilterNode;

/// <summary>A field as an expression names it: from the document, or from the element of an enclosing lambda.</summary>
/// <param name="Field">The field, or the collection whose element a range variable stands for.</param>
/// <param name="Variable">Number of the enclosing lambda, counted from the outermost as 1; 0 for the document.</param>
/// <param name="Members">Names from the element down to the value; empty for the element itself.</param>
internal sealed record FieldPath(IndexField Field, int Variable, IReadOnlyList<string> Members);

internal enum ComparisonOperator
{
    Equal,
    NotEqual,
    GreaterThan,
    GreaterThanOrEqual,
    LessThan,
    LessThanOrEqual,
}
