using Escouade.SearchEmulator.Filtering;
using Escouade.SearchEmulator.Indexes;

namespace Escouade.SearchEmulator.Querying;

/// <summary>Reads the clauses of an <c>$orderby</c>.</summary>
internal sealed class SortReader
{
    private readonly IndexSchema schema;
    private readonly ExpressionLexer lexer;
    private Token current;

    public SortReader(IndexSchema schema, string text)
    {
        this.schema = schema;
        lexer = new ExpressionLexer(text, "$orderby");
        current = lexer.Next();
    }

    public List<(SortOrder.Clause Clause, bool IsDescending)> Read()
    {
        var clauses = new List<(SortOrder.Clause, bool)>();
        while (true)
        {
            var clause = ReadClause();
            var isDescending = current is { Kind: TokenKind.Identifier, Text: "desc" };
            if (isDescending || current is { Kind: TokenKind.Identifier, Text: "asc" })
                Take();
            clauses.Add((clause, isDescending));
            if (current.Kind == TokenKind.End)
                return clauses;
            Take(TokenKind.Comma);
        }
    }

    private SortOrder.Clause ReadClause()
    {
        var name = Take(TokenKind.Identifier);
        switch (name.Text)
        {
            case "search.score":
                Take(TokenKind.Open);
                Take(TokenKind.Close);
                return new SortOrder.ScoreClause();
            case "geo.distance":
                return ReadDistance();
            default:
                if (current.Kind == TokenKind.Identifier && current.Text is not ("asc" or "desc"))
                    throw lexer.SyntaxError(current);
                var field = ReadField(name);
                if (field.Type is FieldType.Complex or FieldType.GeographyPoint || !field.IsSortable)
                    throw lexer.Fault($"Expression of type 'Field' is not sortable: the field '{field.Path}' is not marked as sortable.");
                return new SortOrder.FieldClause(field);
        }
    }

    private SortOrder.DistanceClause ReadDistance()
    {
        Take(TokenKind.Open);
        SortOrder.DistanceClause clause;
        if (current.Kind == TokenKind.Geography)
        {
            var point = Literals.ReadPoint(Take(), lexer);
            Take(TokenKind.Comma);
            clause = new SortOrder.DistanceClause(ReadField(Take(TokenKind.Identifier)), point);
        }
        else
        {
            var field = ReadField(Take(TokenKind.Identifier));
            Take(TokenKind.Comma);
            clause = new SortOrder.DistanceClause(field, Literals.ReadPoint(Take(TokenKind.Geography), lexer));
        }

        Take(TokenKind.Close);
        return clause.Field is { Type: FieldType.GeographyPoint, IsMultiValued: false, IsSortable: true }
            ? clause
            : throw lexer.Fault($"The field '{clause.Field.Path}' is not a sortable geography point.");
    }

    private IndexField ReadField(Token name)
    {
        var path = name.Text;
        while (current.Kind == TokenKind.Slash)
        {
            Take();
            path += "/" + Take(TokenKind.Identifier).Text;
        }

        return schema.Find(path) ?? throw lexer.Fault($"Could not find a property named '{path}' on type 'search.document'.");
    }

    private Token Take()
    {
        var token = current;
        current = lexer.Next();
        return token;
    }

    private Token Take(TokenKind kind) => current.Kind == kind ? Take() : throw lexer.SyntaxError(current);
}
