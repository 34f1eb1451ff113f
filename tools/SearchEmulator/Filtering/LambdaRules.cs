using Escouade.SearchEmulator.Indexes;

namespace Escouade.SearchEmulator.Filtering;

/// <summary>
/// Refuses lambda bodies that the service refuses: what each type of collection may be asked is limited, since its elements are matched
/// through an inverted index there. See "Troubleshooting OData collection filters" in the service's documentation.
/// </summary>
internal static class LambdaRules
{
    public const string RangeOfStrings = "Invalid lambda expression. Found a comparison operator (one of 'lt', 'le', 'gt', or 'ge'). Only equality operators are allowed in lambda expressions that iterate over fields of type Collection(Edm.String). For 'any', please use expressions of the form 'x eq y'. For 'all', please use expressions of the form 'x ne y' or 'not (x eq y)'.";

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
                CheckPoints(body, isAll, lexer);
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
        var leaves = Leaves(body, isAll).ToList();
        if (leaves.Exists(leaf => leaf.IsCombined))
            throw Combined("Edm.String", lexer);
        if (leaves.Exists(leaf => !(isAll ? leaf.IsInequality : leaf.IsEquality)))
            throw lexer.Fault("Invalid lambda expression. Found a test for equality or inequality where the opposite was expected in a lambda expression that iterates over a field of type Collection(Edm.String). For 'any', please use expressions of the form 'x eq y' or 'search.in(...)'. For 'all', please use expressions of the form 'x ne y', 'not (x eq y)', or 'not search.in(...)'.");
    }

    private static void CheckPoints(FilterNode body, bool isAll, ExpressionLexer lexer)
    {
        var leaves = Leaves(body, isAll).ToList();
        if (leaves.Exists(leaf => leaf.IsCombined))
            throw Combined("Edm.GeographyPoint", lexer);
        if (leaves.Exists(leaf => !(isAll ? leaf.IsOutside : leaf.IsInside)))
            throw lexer.Fault("Invalid lambda expression. Found an unsupported use of geo.distance() or geo.intersects() in a lambda expression that iterates over a field of type Collection(Edm.GeographyPoint). For 'any', please make sure you compare geo.distance() using the 'lt' or 'le' operators, and make sure that any usage of geo.intersects() is not negated. For 'all', please make sure you compare geo.distance() using the 'gt' or 'ge' operators, and make sure that any usage of geo.intersects() is negated.");
    }

    // For 'any' an 'or' of 'and's, for 'all' an 'and' of 'or's. An inequality, for 'all' an equality, cannot be inside one of these.
    private static void CheckComparables(FilterNode body, bool isAll, ExpressionLexer lexer)
    {
        foreach (var part in Leaves(body, isAll))
        {
            List<Leaf> leaves = part.IsNegated ? [part] : [.. Leaves(part.Node, !isAll)];
            if (leaves.Exists(leaf => leaf.IsCombined) || (leaves.Count > 1 && leaves.Exists(leaf => isAll ? leaf.IsEquality : leaf.IsInequality)))
                throw lexer.Fault("Invalid lambda expression. Found an unsupported form of complex Boolean expression. For 'any', please use expressions that are 'ORs of ANDs', also known as Disjunctive Normal Form. For example: '(a and b) or (c and d)' where a, b, c, and d are comparison or equality sub-expressions. For 'all', please use expressions that are 'ANDs of ORs', also known as Conjunctive Normal Form. For example: '(a or b) and (c or d)' where a, b, c, and d are comparison or inequality sub-expressions. Examples of comparison expressions: 'x gt 5', 'x le 2'. Example of an equality expression: 'x eq 5'. Example of an inequality expression: 'x ne 5'.");
        }
    }

    // The parts of an 'or', or for 'all' of an 'and', however they are bracketed.
    private static IEnumerable<Leaf> Leaves(FilterNode node, bool isAnd) => node switch
    {
        OrNode any when !isAnd => any.Parts.SelectMany(part => Leaves(part, isAnd)),
        AndNode every when isAnd => every.Parts.SelectMany(part => Leaves(part, isAnd)),
        NotNode negated => [new Leaf(negated.Inner, IsNegated: true)],
        _ => [new Leaf(node, IsNegated: false)],
    };

    private static Rest.RequestRefusedException Combined(string type, ExpressionLexer lexer)
        => lexer.Fault($"Invalid lambda expression. Complex Boolean expressions are not supported in lambda expressions that iterate over fields of type Collection({type}). For 'any', please join sub-expressions with 'or'; 'and' is not supported. For 'all', please join sub-expressions with 'and'; 'or' is not supported.");

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

        public bool IsCombined => Node is AndNode or OrNode;

        public bool IsInside => Node switch
        {
            IntersectsNode => !IsNegated,
            DistanceNode { Operator: ComparisonOperator.LessThan or ComparisonOperator.LessThanOrEqual } => !IsNegated,
            DistanceNode => IsNegated,
            _ => false,
        };

        public bool IsOutside => Node is IntersectsNode or DistanceNode && !IsInside;
    }
}
