using Escouade.SearchEmulator.Documents;
using Escouade.SearchEmulator.Indexes;

namespace Escouade.SearchEmulator.Filtering;

/// <summary>Reads the functions of filters.</summary>
/// <param name="parser">Gives the tokens.</param>
/// <param name="paths">Finds fields.</param>
/// <param name="lexer">Words what is wrong.</param>
/// <param name="matches">Reads full-text matches; null where the service knows none.</param>
internal sealed class FilterFunctions(FilterParser parser, FieldPaths paths, ExpressionLexer lexer, MatchFunction? matches)
{
    private const string DefaultDelimiters = " ,";

    /// <summary>Null if the next token starts no function.</summary>
    public FilterNode? TryParse()
    {
        if (parser.Current is { Kind: TokenKind.Identifier, Text: "geo.distance" })
        {
            var (path, point) = Distance();
            return parser.TryTakeOperator(out var comparison) ? Compare(path, point, comparison, Constant()) : throw lexer.SyntaxError(parser.Current);
        }

        return TryParseTest() is not { } test ? null
            : parser.TryTakeOperator(out var equality) ? Compare(test, equality, Constant())
            : test;
    }

    // Functions that are true or false.
    private FilterNode? TryParseTest() => parser.Current.Kind != TokenKind.Identifier ? null : parser.Current.Text switch
    {
        "search.in" => SearchIn(),
        "search.ismatch" or "search.ismatchscoring" => matches?.Read(parser)
            ?? throw lexer.Fault($"The function '{parser.Current.Text}' is not supported in the filter of a suggestion or an autocompletion."),
        "geo.intersects" => Intersects(),
        _ => null,
    };

    // 'search.in(…) eq true' says no more than the function alone.
    private FilterNode Compare(FilterNode test, ComparisonOperator comparison, object? constant) => (comparison, constant) switch
    {
        (ComparisonOperator.Equal, true) or (ComparisonOperator.NotEqual, false) => test,
        (ComparisonOperator.Equal, false) or (ComparisonOperator.NotEqual, true) => new NotNode(test),
        _ => throw lexer.Fault("A function that is true or false can only be compared with true or false, by 'eq' or 'ne'."),
    };

    /// <summary>What follows a constant and an operator: a path or a function.</summary>
    public FilterNode ConstantFirst(object? constant, ComparisonOperator mirrored)
    {
        if (parser.Current is { Kind: TokenKind.Identifier, Text: "geo.distance" })
        {
            var (path, point) = Distance();
            return Compare(path, point, mirrored, constant);
        }

        if (TryParseTest() is { } test)
            return Compare(test, mirrored, constant);
        if (parser.Current.Kind != TokenKind.Identifier)
            throw lexer.SyntaxError(parser.Current);
        var field = paths.Read(parser, out var lambda);
        return lambda is null ? paths.Compare(field, mirrored, constant) : throw lexer.SyntaxError(parser.Current);
    }

    private SearchInNode SearchIn()
    {
        var path = Begin();
        parser.Take(TokenKind.Comma);
        var list = parser.Take(TokenKind.Text).Text;
        var delimiters = DefaultDelimiters;
        if (parser.Current.Kind == TokenKind.Comma)
        {
            parser.Take();
            delimiters = parser.Take(TokenKind.Text).Text;
        }

        parser.Take(TokenKind.Close);
        if (path.Field.Type != FieldType.String || (path.Field.IsCollection && path.Members.Count + path.Variable == 0))
            throw lexer.Fault("The first argument of 'search.in' must be a string field or a range variable over a string collection.");
        return new SearchInNode(path, delimiters.Length == 0 ? [list] : list.Split(delimiters.ToCharArray(), StringSplitOptions.RemoveEmptyEntries));
    }

    private IntersectsNode Intersects()
    {
        var path = Begin();
        parser.Take(TokenKind.Comma);
        var polygon = Literals.ReadPolygon(parser.Take(TokenKind.Geography), lexer);
        parser.Take(TokenKind.Close);
        return new IntersectsNode(Point(path), polygon);
    }

    private (FieldPath Path, GeoPoint Point) Distance()
    {
        parser.Take();
        parser.Take(TokenKind.Open);
        FieldPath path;
        GeoPoint point;
        if (parser.Current.Kind == TokenKind.Geography)
        {
            point = Literals.ReadPoint(parser.Take(), lexer);
            parser.Take(TokenKind.Comma);
            path = Path();
        }
        else
        {
            path = Path();
            parser.Take(TokenKind.Comma);
            point = Literals.ReadPoint(parser.Take(TokenKind.Geography), lexer);
        }

        parser.Take(TokenKind.Close);
        return (Point(path), point);
    }

    private DistanceNode Compare(FieldPath path, GeoPoint point, ComparisonOperator comparison, object? constant)
    {
        if (comparison is ComparisonOperator.Equal or ComparisonOperator.NotEqual)
            throw lexer.Fault("The 'geo.distance' function can only be compared with 'gt', 'lt', 'ge' or 'le'.");
        return constant switch
        {
            long whole => new DistanceNode(path, point, comparison, whole),
            double number => new DistanceNode(path, point, comparison, number),
            _ => throw lexer.Fault("The 'geo.distance' function can only be compared with a number of kilometres."),
        };
    }

    private FieldPath Begin()
    {
        parser.Take();
        parser.Take(TokenKind.Open);
        return Path();
    }

    private FieldPath Path()
    {
        if (parser.Current.Kind != TokenKind.Identifier)
            throw lexer.SyntaxError(parser.Current);
        var path = paths.Read(parser, out var lambda);
        return lambda is null ? path : throw lexer.SyntaxError(parser.Current);
    }

    private object? Constant()
    {
        if (!Literals.TryRead(parser.Current, lexer, out var constant))
            throw lexer.SyntaxError(parser.Current);
        parser.Take();
        return constant;
    }

    private FieldPath Point(FieldPath path)
        => path.Field.Type == FieldType.GeographyPoint && !(path.Field.IsCollection && path.Variable == 0)
            ? path
            : throw lexer.Fault($"The field '{path.Field.Path}' is not a geography point.");
}
