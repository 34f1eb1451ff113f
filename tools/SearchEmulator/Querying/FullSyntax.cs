using System.Text;
using System.Text.RegularExpressions;
using Escouade.SearchEmulator.Rest;
using Lucene.Net.Analysis.Core;
using Lucene.Net.QueryParsers.Classic;
using Lucene.Net.Search;
using static Lucene.Net.Util.LuceneVersion;

namespace Escouade.SearchEmulator.Querying;

/// <summary>The full Lucene syntax: Lucene's classic parser, each leaf made in every field, or in the one that the text names.</summary>
internal sealed partial class FullSyntax : QueryParser
{
    // The classic parser gives this name to terms that name no field; no field of an index can have it.
    private const string NoField = "$any";

    private static readonly WhitespaceAnalyzer Unused = new(LUCENE_48);

    private readonly FieldQueries leaves;

    private FullSyntax(FieldQueries leaves)
        : base(LUCENE_48, NoField, Unused) => this.leaves = leaves;

    /// <summary>Null if nothing of the text can be searched.</summary>
    public static Query? Parse(string text, FieldQueries leaves, Occur defaultOccur)
    {
        QueryLimits.Check(text);
        var parser = new FullSyntax(leaves) { DefaultOperator = defaultOccur == Occur.MUST ? Operator.AND : Operator.OR };
        try
        {
            return parser.Parse(EscapeSubFields(text));
        }
        catch (ParseException fault) when (fault.InnerException is BooleanQuery.TooManyClausesException)
        {
            throw QueryLimits.TooManyClauses();
        }
        catch (BooleanQuery.TooManyClausesException)
        {
            throw QueryLimits.TooManyClauses();
        }
        catch (ParseException fault)
        {
            throw Refused(fault.Message);
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or InvalidOperationException or IndexOutOfRangeException or OverflowException)
        {
            throw Refused(fault.Message);
        }
    }

    protected override Query? GetFieldQuery(string field, string queryText, bool quoted) => leaves.Text(queryText, quoted, PhraseSlop, Path(field));

    protected override Query? GetFieldQuery(string field, string queryText, int slop) => leaves.Text(queryText, isPhrase: true, slop, Path(field));

    protected override Query? GetPrefixQuery(string field, string termStr)
        => termStr.Length <= QueryLimits.LongestPrefix
            ? leaves.Prefix(termStr.ToLowerInvariant(), Path(field))
            : throw new ParseException("A prefix term is too long.");

    protected override Query? GetWildcardQuery(string field, string termStr)
    {
        if (field == "*" && termStr == "*" || (field == NoField && termStr == "*"))
            return new MatchAllDocsQuery();
        if (termStr.StartsWith('*') || termStr.StartsWith('?'))
            throw new ParseException("'*' or '?' not allowed as first character in WildcardQuery");
        return leaves.Wildcard(termStr.ToLowerInvariant(), Path(field));
    }

    protected override Query? GetRegexpQuery(string field, string termStr) => leaves.Regex(termStr.ToLowerInvariant(), Path(field));

    protected override Query? GetFuzzyQuery(string field, string termStr, float minSimilarity)
    {
        if (termStr.Length > QueryLimits.LongestPrefix)
            throw new ParseException("A fuzzy term is too long.");
        var term = termStr.ToLowerInvariant();
        var edits = minSimilarity >= 1 ? (int)Math.Min(minSimilarity, 2) : (int)Math.Min((1 - minSimilarity) * term.Length, 2);
        return leaves.Fuzzy(term, edits, Path(field));
    }

    protected override Query GetRangeQuery(string field, string part1, string part2, bool startInclusive, bool endInclusive)
        => throw new ParseException("Range queries are not supported. Use $filter.");

    private static string? Path(string field) => field == NoField ? null : field;

    // A slash starts a regular expression in the classic syntax, but is part of the name in 'address/city:term'.
    private static string EscapeSubFields(string text)
    {
        var result = new StringBuilder();
        var isQuoted = false;
        var at = 0;
        while (at < text.Length)
        {
            if (text[at] == '"' && (at == 0 || text[at - 1] != '\\'))
                isQuoted = !isQuoted;
            var match = !isQuoted && (at == 0 || !(char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '_' or '/' or '\\'))
                ? SubField().Match(text, at)
                : Match.Empty;
            if (match.Success)
            {
                result.Append(match.Value.Replace("/", "\\/", StringComparison.Ordinal));
                at += match.Length;
            }
            else
            {
                result.Append(text[at++]);
            }
        }

        return result.ToString();
    }

    private static RequestRefusedException Refused(string reason)
    {
        var place = Place().Match(reason);
        var message = place.Success
            ? $"Failed to parse query string at line {place.Groups[1].Value}, column {place.Groups[2].Value}. See https://aka.ms/azure-search-full-query for supported syntax."
            : "Failed to parse query string. See https://aka.ms/azure-search-full-query for supported syntax.";
        return new RequestRefusedException(400, "InvalidRequestParameter", message, "InvalidSearchSyntax");
    }

    [GeneratedRegex(@"\G[A-Za-z][A-Za-z0-9_]*(?:/[A-Za-z][A-Za-z0-9_]*)+(?=:)")]
    private static partial Regex SubField();

    [GeneratedRegex(@"line (\d+), column (\d+)")]
    private static partial Regex Place();
}
