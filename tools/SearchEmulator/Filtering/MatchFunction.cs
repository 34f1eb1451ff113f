namespace Escouade.SearchEmulator.Filtering;

/// <summary>Reads <c>search.ismatch</c> and <c>search.ismatchscoring</c>, a full-text search inside a filter.</summary>
internal sealed class MatchFunction(FieldPaths paths, ExpressionLexer lexer)
{
    public MatchNode Read(FilterParser parser)
    {
        var isScoring = parser.Take().Text == "search.ismatchscoring";
        if (paths.IsInLambda)
            throw InLambda(isScoring ? "ismatchscoring" : "ismatch");
        parser.Take(TokenKind.Open);
        var arguments = new List<string?>();
        do
        {
            if (arguments.Count > 0)
                parser.Take(TokenKind.Comma);
            arguments.Add(parser.Current is { Kind: TokenKind.Identifier, Text: "null" } ? Null(parser) : parser.Take(TokenKind.Text).Text);
        }
        while (parser.Current.Kind == TokenKind.Comma);

        parser.Take(TokenKind.Close);
        if (arguments.Count is 3 or > 4)
            throw lexer.Fault("'search.ismatch' takes 1, 2 or 4 arguments.");
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
        return new MatchNode(arguments[0] ?? string.Empty, arguments.ElementAtOrDefault(1), isFull, isAll, isScoring);
    }

    private static string? Null(FilterParser parser)
    {
        parser.Take();
        return null;
    }

    private Rest.RequestRefusedException InLambda(string function)
        => lexer.Fault($"The function '{function}' has no parameters bound to the range variable '{paths.InnermostVariable}'. Only bound field references are supported inside of lambda expressions ('any' or 'all'). However, you can change your filter so that the '{function}' function is outside the lambda expression and try again.");
}
