using System.Runtime.CompilerServices;
using Escouade.SearchEmulator.Analysis;
using Escouade.SearchEmulator.Synonyms;
using Lucene.Net.Analysis;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Escouade.SearchEmulator.Querying;

/// <summary>Widens one text of a query by the synonym rules of a field. Rules are analysed like the query, so that they match inflected words.</summary>
internal sealed class SynonymQueries(Analyzer analyzer, string field, IReadOnlyList<SynonymRule> rules)
{
    // A map of hundreds of rules is analysed once for each analyzer, not for each word of each query.
    private static readonly ConditionalWeakTable<IReadOnlyList<SynonymRule>, ConditionalWeakTable<Analyzer, Dictionary<string, List<List<string>>>>> Analyzed = [];

    private readonly Dictionary<string, List<List<string>>> expansions = Analyzed.GetOrCreateValue(rules).GetValue(analyzer, key => Analyze(key, rules));

    /// <summary>Null if no rule applies.</summary>
    public Query? Build(string text, bool isPhrase, int slop, Occur occur)
    {
        var terms = Terms(text);
        if (terms.Count == 0)
            return null;
        var whole = Expansions(terms);
        if (whole.Count > 0)
            return AnyOf(whole, slop);
        if (terms.Count == 1)
            return null;
        return isPhrase ? Phrases(terms, slop) : Words(terms, occur);
    }

    // Each word of the text alone: what an unquoted text with several tokens is.
    private BooleanQuery? Words(List<string> terms, Occur occur)
    {
        var query = new BooleanQuery();
        var isWidened = false;
        foreach (var term in terms)
        {
            var expansions = Expansions([term]);
            isWidened |= expansions.Count > 0;
            query.Add(expansions.Count > 0 ? AnyOf(expansions, slop: 0) : new TermQuery(new Term(field, term)), occur);
        }

        return isWidened ? query : null;
    }

    // The phrase itself, and the phrase with any one part replaced.
    private BooleanQuery? Phrases(List<string> terms, int slop)
    {
        var phrases = new List<List<string>> { terms };
        for (var start = 0; start < terms.Count; start++)
        {
            for (var length = 1; start + length <= terms.Count && length < terms.Count; length++)
            {
                var rest = (Before: terms.Take(start), After: terms.Skip(start + length));
                phrases.AddRange(Expansions(terms.GetRange(start, length)).Select(part => (List<string>)[.. rest.Before, .. part, .. rest.After]));
            }
        }

        return phrases.Count == 1 ? null : AnyOf(Distinct(phrases), slop);
    }

    private List<List<string>> Expansions(IEnumerable<string> terms) => expansions.GetValueOrDefault(Key(terms)) ?? [];

    private static Dictionary<string, List<List<string>>> Analyze(Analyzer analyzer, IReadOnlyList<SynonymRule> rules)
    {
        var analyzed = new Dictionary<string, List<List<string>>>(StringComparer.Ordinal);
        foreach (var rule in rules)
        {
            var to = rule.To.Select(text => Terms(analyzer, text)).Where(terms => terms.Count > 0).ToList();
            foreach (var from in rule.From.Select(text => Key(Terms(analyzer, text))).Distinct())
                analyzed[from] = Distinct([.. analyzed.GetValueOrDefault(from) ?? [], .. to]);
        }

        return analyzed;
    }

    private BooleanQuery AnyOf(IEnumerable<List<string>> alternatives, int slop)
    {
        var query = new BooleanQuery(disableCoord: true);
        foreach (var alternative in alternatives)
        {
            if (alternative.Count == 1)
            {
                query.Add(new TermQuery(new Term(field, alternative[0])), Occur.SHOULD);
                continue;
            }

            var phrase = new PhraseQuery { Slop = slop };
            foreach (var term in alternative)
                phrase.Add(new Term(field, term));
            query.Add(phrase, Occur.SHOULD);
        }

        return query;
    }

    private List<string> Terms(string text) => Terms(analyzer, text);

    private static List<string> Terms(Analyzer analyzer, string text) => [.. AnalyzedText.Tokens(analyzer, text).DistinctBy(token => token.Position).Select(token => token.Term)];

    private static List<List<string>> Distinct(IEnumerable<List<string>> lists) => [.. lists.DistinctBy(Key, StringComparer.Ordinal)];

    private static string Key(IEnumerable<string> terms) => string.Join('\u0001', terms);
}
