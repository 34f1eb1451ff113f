using Escouade.SearchEmulator.Indexes;

namespace Escouade.SearchEmulator.Filtering;

/// <summary>
/// Refuses lambda bodies that the service refuses: what each type of collection may be asked is limited, since its elements are matched
/// through an inverted index there. See "Troubleshooting OData collection filters" in the service's documentation.
/// </summary>
internal static class LambdaRules
{
    public static void Check(FieldPath collection, bool isAll, FilterNode body, ExpressionLexer lexer)
    {
        switch (collection.Field.Type)
        {
            case FieldType.Complex:
                return;
            case FieldType.String:
                CheckStrings(body, isAll, lexer);
                return;
            case FieldType.GeographyPoint:
                if (Leaves(body, isAll).Any(leaf => !(isAll ? leaf.IsOutside : leaf.IsInside)))
                    throw lexer.Fault("Invalid lambda expression. Found an unsupported use of geo.distance() or geo.intersects() in a lambda expression that iterates over a field of type Collection(Edm.GeographyPoint). For 'any', please make sure you compare geo.distance() using the 'lt' or 'le' operators, and make sure that any usage of geo.intersects() is not negated. For 'all', please make sure you compare geo.distance() using the 'gt' or 'ge' operators, and make sure that any usage of geo.intersects() is negated.");
                return;
            case FieldType.Boolean:
                if (body is AndNode or OrNode)
                    throw lexer.Fault("Invalid lambda expression. Found a combination of tests in a lambda expression that iterates over a field of type Collection(Edm.Boolean). Only a single test of the range variable is supported.");
                return;
            default:
                CheckComparables(body, isAll, lexer);
                return;
        }
    }

    private static void CheckStrings(FilterNode body, bool isAll, ExpressionLexer lexer)
    {
        if (Leaves(body, isAll).Any(leaf => leaf.Node is AndNode or OrNode))
            throw ComplexExpression(lexer);
        if (Leaves(body, isAll).Any(leaf => !(isAll ? leaf.IsInequality : leaf.IsEquality)))
            throw lexer.Fault("Invalid lambda expression. Found a test for equality or inequality where the opposite was expected in a lambda expression that iterates over a field of type Collection(Edm.String). For 'any', please use expressions of the form 'x eq y' or 'search.in(...)'. For 'all', please use expressions of the form 'x ne y', 'not (x eq y)', or 'not search.in(...)'.");
    }

    // For 'any' an 'or' of 'and's without inequalities, for 'all' an 'and' of 'or's without equalities.
    private static void CheckComparables(FilterNode body, bool isAll, ExpressionLexer lexer)
    {
        var leaves = Leaves(body, isAll).SelectMany(part => part.IsNegated ? [part] : Leaves(part.Node, !isAll));
        if (leaves.Any(leaf => leaf.Node is AndNode or OrNode || (isAll ? leaf.IsEquality : leaf.IsInequality)))
            throw ComplexExpression(lexer);
    }

    // The parts of an 'or', or for 'all' of an 'and', however they are bracketed.
    private static IEnumerable<Leaf> Leaves(FilterNode node, bool isAnd) => node switch
    {
        OrNode any when !isAnd => any.Parts.SelectMany(part => Leaves(part, isAnd)),
        AndNode every when isAnd => every.Parts.SelectMany(part => Leaves(part, isAnd)),
        NotNode negated => [new Leaf(negated.Inner, IsNegated: true)],
        _ => [new Leaf(node, IsNegated: false)],
    };

    private static Rest.RequestRefusedException ComplexExpression(ExpressionLexer lexer)
        => lexer.Fault("Invalid lambda expression. Found an unsupported form of complex Boolean expression. For 'any', please use expressions that are 'ORs of ANDs', also known as Disjunctive Normal Form. For example: '(a and b) or (c and d)' where a, b, c, and d are comparison or equality sub-expressions. For 'all', please use expressions that are 'ANDs of ORs', also known as Conjunctive Normal Form. For example: '(a or b) and (c or d)' where a, b, c, and d are comparison or inequality sub-expressions. Examples of comparison expressions: 'x gt 5', 'x le 2'. Example of an equality expression: 'x eq 5'. Example of an inequality expression: 'x ne 5'.");

    private sealed record Leaf(FilterNode Node, bool IsNegated)
    {
        public bool IsEquality => Node switch
        {
            SearchInNode or ComparisonNode { Operator: ComparisonOperator.Equal } => !IsNegated,
            _ => false,
        };

        public bool IsInequality => Node switch
        {
            SearchInNode or ComparisonNode { Operator: ComparisonOperator.Equal } => IsNegated,
            ComparisonNode { Operator: ComparisonOperator.NotEqual } => !IsNegated,
            _ => false,
        };

        public bool IsInside => !IsNegated
            && Node is (IntersectsNode or DistanceNode { Operator: ComparisonOperator.LessThan or ComparisonOperator.LessThanOrEqual });

        public bool IsOutside => (IsNegated && Node is IntersectsNode)
            || (!IsNegated && Node is DistanceNode { Operator: ComparisonOperator.GreaterThan or ComparisonOperator.GreaterThanOrEqual });
    }
}
