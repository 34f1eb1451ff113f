using Escouade.SearchEmulator.Documents;
using Escouade.SearchEmulator.Indexes;

namespace Escouade.SearchEmulator.Filtering;

/// <summary>Finds the fields that an expression names, and checks that they can be compared as it asks.</summary>
internal sealed class FieldPaths(IndexSchema schema, ExpressionLexer lexer)
{
    private readonly List<(string Name, FieldPath Collection)> variables = [];

    public bool IsInLambda => variables.Count > 0;

    public string InnermostVariable => variables[^1].Name;

    public void Enter(string variable, FieldPath collection)
    {
        if (variables.Any(scope => scope.Name == variable))
            throw lexer.Fault($"The range variable '{variable}' has already been declared.");
        if (!collection.Field.IsCollection)
            throw lexer.Fault("Any/All may only be used following a collection.");
        variables.Add((variable, collection));
    }

    public void Leave() => variables.RemoveAt(variables.Count - 1);

    /// <summary>Reads a path up to <c>/any</c> or <c>/all</c>, which it returns apart and takes too.</summary>
    public FieldPath Read(FilterParser parser, out string? lambda)
    {
        lambda = null;
        var names = new List<string> { parser.Take(TokenKind.Identifier).Text };
        // The service finds what follows a lone name before it looks the name up: 'This is' is a syntax error, not an unknown field.
        if (parser.Current.Kind == TokenKind.Identifier && !IsOperator(parser.Current.Text))
            throw lexer.SyntaxError(parser.Current);
        while (parser.Current.Kind == TokenKind.Slash)
        {
            parser.Take();
            var name = parser.Take(TokenKind.Identifier).Text;
            if (name is "any" or "all" && parser.Current.Kind == TokenKind.Open)
            {
                lambda = name;
                break;
            }

            names.Add(name);
        }

        return Resolve(names, lambda is not null);
    }

    public FilterNode Compare(FieldPath path, ComparisonOperator comparison, object? constant)
    {
        var field = path.Field;
        var isElement = path.Members.Count == 0 && path.Variable > 0;
        if (field.IsCollection && !isElement)
            throw lexer.Fault($"The collection '{field.Path}' can only be compared inside 'any' or 'all'.");
        var isRange = comparison is not (ComparisonOperator.Equal or ComparisonOperator.NotEqual);
        if (constant is null)
            return !isRange
                ? new ComparisonNode(path, comparison, null)
                : throw lexer.Fault($"The operator '{comparison}' cannot compare the field '{field.Path}' with null.");

        if (field.Type is FieldType.Complex or FieldType.GeographyPoint)
            throw Incompatible(field, constant, comparison);
        if (isElement && isRange && field.Type == FieldType.String)
            throw lexer.Fault(LambdaRules.RangeOfStrings);
        var fits = field.Type switch
        {
            FieldType.String => constant is string && !isRange,
            FieldType.Boolean => constant is bool && !isRange,
            FieldType.DateTimeOffset => constant is DateTimeOffset,
            FieldType.Int32 or FieldType.Int64 => constant is long or double and not (double.NaN or double.PositiveInfinity or double.NegativeInfinity),
            _ => constant is long or double,
        };
        return fits ? new ComparisonNode(path, comparison, constant) : throw Incompatible(field, constant, comparison);
    }

    public FilterNode BooleanField(FieldPath path)
        => path.Field is { Type: FieldType.Boolean } && (!path.Field.IsCollection || path.Variable > 0 && path.Members.Count == 0)
            ? new ComparisonNode(path, ComparisonOperator.Equal, true)
            : throw lexer.Fault("The $filter expression must evaluate to a single boolean value.");

    private FieldPath Resolve(List<string> names, bool isCollection)
    {
        var scope = variables.FindIndex(candidate => candidate.Name == names[0]);
        var field = scope >= 0 ? variables[scope].Collection.Field : null;
        var members = names.Skip(scope >= 0 ? 1 : 0).ToArray();
        var isElement = scope >= 0;
        foreach (var name in members)
        {
            // A step through a collection needs a lambda.
            if (field is { IsCollection: true } && !isElement)
                throw lexer.Fault($"The collection '{field.Path}' can only be read inside 'any' or 'all'.");
            field = (field is null ? schema.Fields : field.Fields).FirstOrDefault(candidate => candidate.Name == name)
                ?? throw lexer.Fault($"Could not find a property named '{name}' on type '{(field is null ? "search.document" : "search.complex." + field.Path)}'.");
            isElement = false;
        }

        if (scope < 0 && variables.Count > 0)
            throw lexer.Fault($"The field '{field!.Path}' is used inside a lambda expression without a range variable. Only range variables in scope may be used there.");
        if (scope >= 0 && scope < variables.Count - 1)
            throw lexer.Fault($"The range variable '{names[0]}' belongs to an outer lambda expression. Only the range variable of the innermost one may be used there.");
        if (field!.Type != FieldType.Complex && !field.IsFilterable)
            throw lexer.Fault($"'{field.Path}' is not a filterable field. Only filterable fields can be used in filter expressions.");
        if (isCollection && !field.IsCollection)
            throw lexer.Fault("Any/All may only be used following a collection.");
        return new FieldPath(field, scope + 1, members);
    }

    private Rest.RequestRefusedException Incompatible(IndexField field, object constant, ComparisonOperator comparison)
        => lexer.Fault(
            $"A binary operator with incompatible types was detected. Found operand types '{FieldTypes.NameOf(field.Type)}' and '{TypeOf(constant)}' for operator kind '{comparison}'.");

    private static string TypeOf(object constant) => constant switch
    {
        string => "Edm.String",
        long number => number is >= int.MinValue and <= int.MaxValue ? "Edm.Int32" : "Edm.Int64",
        double => "Edm.Double",
        bool => "Edm.Boolean",
        DateTimeOffset => "Edm.DateTimeOffset",
        GeoPoint => "Edm.GeographyPoint",
        _ => "Edm.Untyped",
    };

    private static bool IsOperator(string word) => word is "eq" or "ne" or "gt" or "ge" or "lt" or "le" or "and" or "or" or "asc" or "desc";
}
