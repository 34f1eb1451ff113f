using Escouade.SearchEmulator.Indexes;
using Escouade.SearchEmulator.Rest;

namespace Escouade.SearchEmulator.Filtering;

/// <summary>Reads the OData filter language into nodes: <c>or</c> binds least, then <c>and</c>, then comparisons and <c>not</c>.</summary>
internal sealed class FilterParser
{
    // Deep enough for any filter that people or programs write; a stack is not endless.
    private const int DeepestNesting = 200;

    private static readonly Dictionary<string, ComparisonOperator> Operators = new(StringComparer.Ordinal)
    {
        ["eq"] = ComparisonOperator.Equal,
        ["ne"] = ComparisonOperator.NotEqual,
        ["gt"] = ComparisonOperator.GreaterThan,
        ["ge"] = ComparisonOperator.GreaterThanOrEqual,
        ["lt"] = ComparisonOperator.LessThan,
        ["le"] = ComparisonOperator.LessThanOrEqual,
    };

    private readonly ExpressionLexer lexer;
    private readonly FieldPaths paths;
    private readonly FilterFunctions functions;
    private Token current;
    private int depth;

    private FilterParser(IndexSchema schema, string text, bool takesMatches)
    {
        lexer = new ExpressionLexer(text, "$filter");
        paths = new FieldPaths(schema, lexer);
        functions = new FilterFunctions(this, paths, lexer, takesMatches ? new MatchFunction(paths, lexer) : null);
        current = lexer.Next();
    }

    /// <param name="schema">Knows the fields.</param>
    /// <param name="text">The filter; nothing or blanks let everything pass.</param>
    /// <param name="takesMatches">Whether it may hold full-text matches, as in searches.</param>
    public static FilterNode? Parse(IndexSchema schema, string? text, bool takesMatches = true)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (text.Length > 1 << 20)
            throw RequestRefusedException.BadExpression("The filter is too long.", "$filter");
        var parser = new FilterParser(schema, text, takesMatches);
        var node = parser.ParseOr();
        if (parser.current.Kind != TokenKind.End)
            throw parser.lexer.SyntaxError(parser.current);
        return node;
    }

    public Token Current => current;

    public Token Take()
    {
        var token = current;
        current = lexer.Next();
        return token;
    }

    public Token Take(TokenKind kind) => current.Kind == kind ? Take() : throw lexer.SyntaxError(current);

    public FilterNode ParseOr()
    {
        if (++depth > DeepestNesting)
            throw lexer.Fault("The filter is nested too deeply.");
        var parts = new List<FilterNode> { ParseAnd() };
        while (IsWord("or"))
        {
            Take();
            parts.Add(ParseAnd());
        }

        depth--;
        return parts.Count == 1 ? parts[0] : new OrNode(parts);
    }

    private FilterNode ParseAnd()
    {
        var parts = new List<FilterNode> { ParseUnary() };
        while (IsWord("and"))
        {
            Take();
            parts.Add(ParseUnary());
        }

        return parts.Count == 1 ? parts[0] : new AndNode(parts);
    }

    private FilterNode ParseUnary()
    {
        var negations = 0;
        while (IsWord("not"))
        {
            Take();
            negations++;
        }

        var node = ParsePrimary();
        return negations % 2 == 0 ? node : new NotNode(node);
    }

    private FilterNode ParsePrimary()
    {
        if (current.Kind == TokenKind.Open)
        {
            Take();
            var inner = ParseOr();
            Take(TokenKind.Close);
            return inner;
        }

        if (functions.TryParse() is { } function)
            return function;

        var start = current;
        if (Literals.TryRead(current, lexer, out var constant))
        {
            Take();
            if (TryTakeOperator(out var reversed))
                return functions.ConstantFirst(constant, Mirror(reversed));
            return constant is bool flag ? new LiteralNode(flag) : throw lexer.SyntaxError(start);
        }

        if (current.Kind != TokenKind.Identifier)
            throw lexer.SyntaxError(current);
        return ParsePath();
    }

    private FilterNode ParsePath()
    {
        var path = paths.Read(this, out var lambda);
        if (lambda is not null)
            return ParseLambda(path, isAll: lambda == "all");
        if (TryTakeOperator(out var comparison))
        {
            var token = current;
            if (!Literals.TryRead(token, lexer, out var constant))
                throw token.Kind == TokenKind.Identifier
                    ? lexer.Fault($"Comparison at position {token.Start} must be between a field, range variable or function call and a literal value.")
                    : lexer.SyntaxError(token);
            Take();
            return paths.Compare(path, comparison, constant);
        }

        // A word after a path that is not an operator: the service points past that word.
        if (current.Kind is not (TokenKind.End or TokenKind.Close) && !IsWord("and") && !IsWord("or"))
            throw lexer.SyntaxError(current);
        return paths.BooleanField(path);
    }

    private LambdaNode ParseLambda(FieldPath path, bool isAll)
    {
        Take(TokenKind.Open);
        if (current.Kind == TokenKind.Close)
        {
            Take();
            return isAll ? throw lexer.Fault("The 'all' operator needs a range variable and an expression.") : new LambdaNode(path, IsAll: false, Body: null);
        }

        var variable = Take(TokenKind.Identifier).Text;
        Take(TokenKind.Colon);
        paths.Enter(variable, path);
        var body = ParseOr();
        paths.Leave();
        Take(TokenKind.Close);
        LambdaRules.Check(path, isAll, body, lexer);
        return new LambdaNode(path, isAll, body);
    }

    public bool TryTakeOperator(out ComparisonOperator comparison)
    {
        comparison = default;
        if (current.Kind != TokenKind.Identifier || !Operators.TryGetValue(current.Text, out comparison))
            return false;
        Take();
        return true;
    }

    private static ComparisonOperator Mirror(ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.GreaterThan => ComparisonOperator.LessThan,
        ComparisonOperator.GreaterThanOrEqual => ComparisonOperator.LessThanOrEqual,
        ComparisonOperator.LessThan => ComparisonOperator.GreaterThan,
        ComparisonOperator.LessThanOrEqual => ComparisonOperator.GreaterThanOrEqual,
        _ => comparison,
    };

    private bool IsWord(string word) => current.Kind == TokenKind.Identifier && current.Text == word;
}
