using Escouade.SearchEmulator.Indexes;

namespace Escouade.SearchEmulator.Filtering;

/// <summary>
/// Refuses lambda bodies that the service refuses: what each type of collection may be asked is limited, since its elements are matched
/// through an inverted index there.
/// </summary>
internal static class LambdaRules
{
    public static void Check(FieldPath collection, bool isAll, FilterNode body, ExpressionLexer lexer)
    {
        var field = collection.Field;
        switch (field.Type)
        {
            case FieldType.Complex:
                return;
            case FieldType.String:
                CheckLeaves(body, isAll, lexer, "string", leaf => leaf is
                    { Negated: false, Node: SearchInNode or ComparisonNode { Operator: ComparisonOperator.Equal } },
                    leaf => leaf is { Negated: true, Node: SearchInNode }
                        or { Negated: false, Node: ComparisonNode { Operator: ComparisonOperator.NotEqual } });
                return;
            case FieldType.GeographyPoint:
                CheckLeaves(body, isAll, lexer, "geography point", leaf => leaf is
                    { Negated: false, Node: IntersectsNode or DistanceNode { Operator: ComparisonOperator.LessThan or ComparisonOperator.LessThanOrEqual } },
                    leaf => leaf is { Negated: true, Node: IntersectsNode }
                        or { Negated: false, Node: DistanceNode { Operator: ComparisonOperator.GreaterThan or ComparisonOperator.GreaterThanOrEqual } });
                return;
            case FieldType.Boolean:
                if (body is AndNode or OrNode)
                    throw lexer.Fault("Invalid lambda expression. Found a combination of tests of a range variable over a Boolean collection; only one test is supported.");
                return;
            default:
                return;
        }
    }

    private static void CheckLeaves(
        FilterNode body, bool isAll, ExpressionLexer lexer, string type, Func<Leaf, bool> fitsAny, Func<Leaf, bool> fitsAll)
    {
        var parts = (body, isAll) switch
        {
            (OrNode or, false) => or.Parts,
            (AndNode and, true) => and.Parts,
            _ => [body],
        };
        foreach (var part in parts)
        {
            var leaf = part is NotNode not ? new Leaf(not.Inner, Negated: true) : new Leaf(part, Negated: false);
            if (!(isAll ? fitsAll : fitsAny)(leaf))
                throw lexer.Fault(isAll
                    ? $"Invalid lambda expression. Found a test for equality or membership, or an 'or', where the opposite was expected in a lambda expression that iterates over a {type} collection with 'all'. Only negative tests combined with 'and' are supported there."
                    : $"Invalid lambda expression. Found a test for inequality, or an 'and', where the opposite was expected in a lambda expression that iterates over a {type} collection with 'any'. Only positive tests combined with 'or' are supported there.");
        }
    }

    private sealed record Leaf(FilterNode Node, bool Negated);
}
