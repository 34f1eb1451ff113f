using System.Globalization;
using Escouade.SearchEmulator.Rest;
using Lucene.Net.Analysis.Core;
using Lucene.Net.QueryParsers.Simple;
using Lucene.Net.Search;
using static Lucene.Net.Util.LuceneVersion;

namespace Escouade.SearchEmulator.Querying;

/// <summary>The simple query syntax: Lucene's simple parser with the service's operators, each leaf made in every field.</summary>
internal sealed class SimpleSyntax : SimpleQueryParser
{
    private const Operator Operators = Operator.AND_OPERATOR | Operator.OR_OPERATOR | Operator.NOT_OPERATOR | Operator.PREFIX_OPERATOR
        | Operator.PHRASE_OPERATOR | Operator.PRECEDENCE_OPERATORS | Operator.ESCAPE_OPERATOR | Operator.WHITESPACE_OPERATOR;

    private static readonly WhitespaceAnalyzer Unused = new(LUCENE_48);

    private readonly FieldQueries leaves;

    private SimpleSyntax(FieldQueries leaves)
        : base(Unused, new Dictionary<string, float>(), Operators) => this.leaves = leaves;

    /// <summary>Null if nothing of the text can be searched.</summary>
    public static Query? Parse(string text, FieldQueries leaves, Occur defaultOccur)
    {
        QueryLimits.Check(text);
        return new SimpleSyntax(leaves) { DefaultOperator = defaultOccur }.Parse(text);
    }

    protected override Query? NewDefaultQuery(string text) => leaves.Text(text, isPhrase: false, slop: 0);

    protected override Query? NewPhraseQuery(string text, int slop) => leaves.Text(text, isPhrase: true, slop);

    protected override Query? NewPrefixQuery(string text)
        => text.Length <= QueryLimits.LongestPrefix
            ? leaves.Prefix(text.ToLower(CultureInfo.InvariantCulture))
            : throw new RequestRefusedException(400, "InvalidRequestParameter", $"A prefix term can have at most {QueryLimits.LongestPrefix} characters.");
}
