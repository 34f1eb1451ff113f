using Escouade.SearchEmulator.Documents;
using Escouade.SearchEmulator.Indexes;

namespace Escouade.SearchEmulator.Filtering;

/// <summary>Reads the functions of filters.</summary>
internal sealed class FilterFunctions(FilterParser parser, FieldPaths paths, ExpressionLexer lexer)
{
    private const string DefaultDelimiters = " ,";

    /// <summary>Null if the next token starts no function.</summary>
    public FilterNode? TryParse()
    {
        if (parser.Current.Kind != TokenKind.Identifier)
            return null;
        switch (parser.Current.Text)
        {
            case "search.in":
                return SearchIn();
            case "search.ismatch":
                return Match(isScoring: false);
            case "search.ismatchscoring":
                return Match(isScoring: true);
            case "geo.intersects":
                return Intersects();
            case "geo.distance":
                var (path, point) = Distance();
                if (!parser.TryTakeOperator(out var comparison))
                    throw lexer.SyntaxError(parser.Current);
                return Compare(path, point, comparison, Constant());
            default:
                return null;
        }
    }

    /// <summary>What follows a constant and an operator: a path or a distance.</summary>
    public FilterNode ConstantFirst(object? constant, ComparisonOperator mirrored)
    {
        if (parser.Current is { Kind: TokenKind.Identifier, Text: "geo.distance" })
        {
            var (path, point) = Distance();
            return Compare(path, point, mirrored, constant);
        }

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

    private MatchNode Match(bool isScoring)
    {
        if (paths.IsInLambda)
            throw lexer.Fault($"The function '{(isScoring ? "ismatchscoring" : "ismatch")}' has no parameters bound to the range variable '{paths.InnermostVariable}'. Only bound field references are supported inside of lambda expressions ('any' or 'all'). However, you can change your filter so that the '{(isScoring ? "ismatchscoring" : "ismatch")}' function is outside the lambda expression and try again.");
        parser.Take();
        parser.Take(TokenKind.Open);
        var arguments = new List<string?>();
        do
        {
            if (arguments.Count > 0)
                parser.Take(TokenKind.Comma);
            arguments.Add(parser.Current is { Kind: TokenKind.Identifier, Text: "null" } ? Null() : parser.Take(TokenKind.Text).Text);
        }
        while (parser.Current.Kind == TokenKind.Comma);

        parser.Take(TokenKind.Close);
        var isFull = arguments.ElementAtOrDefault(2) switch
        {
            null or "simple" => false,
            "full" => true,
            var other => throw lexer.Fault($"The query type '{other}' is unknown. Use 'simple' or 'full'."),
        };
        var isAll = arguments.ElementAtOrDefault(3) switch
        {
            null or "any" => false,
            "all" => true,
            var other => throw lexer.Fault($"The search mode '{other}' is unknown. Use 'any' or 'all'."),
        };
        if (arguments.Count > 4)
            throw lexer.Fault("'search.ismatch' takes at most 4 arguments.");
        if (arguments.Count == 3)
            throw lexer.Fault("'search.ismatch' takes 1, 2 or 4 arguments.");
        return new MatchNode(arguments[0] ?? string.Empty, arguments.ElementAtOrDefault(1), isFull, isAll, isScoring);
    }

    private string? Null()
    {
        parser.Take();
        return null;
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
