using Escouade.SearchEmulator.Analysis;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util.Automaton;

namespace Escouade.SearchEmulator.Highlighting;

/// <summary>What a query looks for in one field: terms, patterns of terms, and phrases.</summary>
internal sealed class FieldMatches
{
    private readonly HashSet<string> terms = new(StringComparer.Ordinal);
    private readonly List<Func<string, bool>> patterns = [];
    private readonly List<(IReadOnlyList<PhrasePart> Parts, int Slop)> phrases = [];

    public static FieldMatches Of(Query query, string field, IndexReader reader)
    {
        var matches = new FieldMatches();
        matches.Collect(query, field, reader);
        return matches;
    }

    /// <summary>Which tokens of an analysed text to mark.</summary>
    public IReadOnlyList<AnalyzedToken> Mark(IReadOnlyList<AnalyzedToken> tokens)
    {
        var marked = new HashSet<AnalyzedToken>(tokens.Where(token => terms.Contains(token.Term) || patterns.Exists(test => test(token.Term))));
        if (phrases.Count > 0)
        {
            var byPosition = tokens.ToLookup(token => token.Position);
            foreach (var (parts, slop) in phrases)
                MarkPhrase(parts, slop, tokens, byPosition, marked);
        }

        return [.. marked.OrderBy(token => token.Start).ThenBy(token => token.End)];
    }

    private static void MarkPhrase(
        IReadOnlyList<PhrasePart> parts, int slop, IReadOnlyList<AnalyzedToken> tokens, ILookup<int, AnalyzedToken> byPosition, HashSet<AnalyzedToken> marked)
    {
        foreach (var first in tokens.Where(token => parts[0].Terms.Contains(token.Term, StringComparer.Ordinal)))
        {
            var found = new List<AnalyzedToken> { first };
            var position = first.Position;
            var left = slop;
            foreach (var (before, part) in parts.Zip(parts.Skip(1)))
            {
                // More than 1 across a word that the analyzer removed.
                var wanted = part.Position - before.Position;
                var step = Enumerable.Range(wanted, left + 1).FirstOrDefault(distance => Next(distance).Any());
                if (step == 0)
                    break;
                found.Add(Next(step).First());
                position += step;
                left -= step - wanted;

                IEnumerable<AnalyzedToken> Next(int distance)
                    => byPosition[position + distance].Where(token => part.Terms.Contains(token.Term, StringComparer.Ordinal));
            }

            if (found.Count == parts.Count)
                marked.UnionWith(found);
        }
    }

    private void Collect(Query query, string field, IndexReader reader)
    {
        switch (query)
        {
            case BooleanQuery boolean:
                foreach (var clause in boolean.Clauses.Where(clause => !clause.IsProhibited))
                    Collect(clause.Query, field, reader);
                break;
            case TermQuery term when term.Term.Field == field:
                terms.Add(term.Term.Text);
                break;
            case PhraseQuery phrase when phrase.GetTerms() is [var first, ..] all && first.Field == field:
                phrases.Add(([.. all.Zip(phrase.GetPositions(), (term, position) => new PhrasePart([term.Text], position))], phrase.Slop));
                break;
            case MultiPhraseQuery phrase when phrase.GetTermArrays() is [[var first, ..], ..] arrays && first.Field == field:
                phrases.Add(([.. arrays.Zip(phrase.GetPositions(), (array, position) => new PhrasePart([.. array.Select(term => term.Text)], position))], phrase.Slop));
                break;
            case PrefixQuery prefix when prefix.Field == field:
                patterns.Add(text => text.StartsWith(prefix.Prefix.Text, StringComparison.Ordinal));
                break;
            case AutomatonQuery pattern when pattern.Field == field:
                patterns.Add(new CharacterRunAutomaton(pattern.Automaton).Run);
                break;
            case FuzzyQuery fuzzy when fuzzy.Field == field:
                Collect(fuzzy.Rewrite(reader), field, reader);
                break;
            case ConstantScoreQuery { Query: { } inner }:
                Collect(inner, field, reader);
                break;
            default:
                break;
        }
    }

    private sealed record PhrasePart(string[] Terms, int Position);
}
