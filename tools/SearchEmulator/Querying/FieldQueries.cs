using Escouade.SearchEmulator.Indexes;
using Escouade.SearchEmulator.Querying.Patterns;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Escouade.SearchEmulator.Querying;

/// <summary>
/// Makes the queries of one term or phrase in every field that is searched. Fields are analysed each in its own way and their scores
/// are summed, so that "all" asks each term to be in any field.
/// </summary>
internal sealed class FieldQueries(QueryContext context, IReadOnlyList<WeightedField> fields, Occur defaultOccur)
{
    private int leaves;

    /// <summary>Null if no field keeps anything of the text, as with stop words.</summary>
    public Query? Text(string text, bool isPhrase, int slop, string? path = null)
        => Each(path, field => TextIn(field, text, isPhrase, slop));

    public Query? Prefix(string text, string? path = null)
        => Each(path, field => new PrefixQuery(new Term(field.Path, text)) { MultiTermRewriteMethod = MultiTermQuery.CONSTANT_SCORE_AUTO_REWRITE_DEFAULT });

    public Query? Wildcard(string pattern, string? path = null) => Each(path, field => PatternQueries.Wildcard(field.Path, pattern));

    public Query? Regex(string pattern, string? path = null) => Each(path, field => PatternQueries.Regex(field.Path, pattern));

    public Query? Fuzzy(string text, int edits, string? path = null)
        => Each(path, field => new FuzzyQuery(new Term(field.Path, text), edits, prefixLength: 0, maxExpansions: 50, transpositions: true));

    private BooleanQuery? Each(string? path, Func<IndexField, Query?> build)
    {
        // Each operator of the simple syntax may nest what came before it, and a deep query overflows the stack.
        if (++leaves > BooleanQuery.MaxClauseCount)
            throw QueryLimits.TooManyClauses();
        var all = new BooleanQuery(disableCoord: true);
        IEnumerable<WeightedField> searched = path is null
            ? fields
            : context.Schema.Find(path) is { IsText: true } named
                ? [new WeightedField(named, fields.FirstOrDefault(field => field.Field.Path == path)?.Weight ?? 1f)]
                : [];
        foreach (var (field, weight) in searched)
        {
            if (build(field) is not { } query)
                continue;
            query.Boost *= weight;
            all.Add(query, Occur.SHOULD);
        }

        return all.Clauses.Count == 0 ? null : all;
    }

    private Query? TextIn(IndexField field, string text, bool isPhrase, int slop)
    {
        var analyzer = context.Analyzers.Get(field.SearchAnalyzer);
        var rules = context.SynonymsOf(field);
        if (rules.Count > 0 && new SynonymQueries(analyzer, field.Path, rules).Build(text, isPhrase, slop, defaultOccur) is { } expanded)
            return expanded;
        var builder = new QueryBuilder(analyzer);
        return isPhrase ? builder.CreatePhraseQuery(field.Path, text, slop) : builder.CreateBooleanQuery(field.Path, text, defaultOccur);
    }
}
