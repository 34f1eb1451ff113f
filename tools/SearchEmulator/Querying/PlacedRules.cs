using System.Runtime.CompilerServices;
using Escouade.SearchEmulator.Synonyms;
using Lucene.Net.Analysis;

namespace Escouade.SearchEmulator.Querying;

/// <summary>The rules of a synonym map as an analyzer reads them, so that they match inflected words.</summary>
internal sealed class PlacedRules
{
    // A map of hundreds of rules is analysed once for each analyzer, not for each word of each query.
    private static readonly ConditionalWeakTable<IReadOnlyList<SynonymRule>, ConditionalWeakTable<Analyzer, PlacedRules>> Kept = [];

    private readonly Dictionary<string, List<(string Key, IReadOnlyList<PlacedTerms> To)>> byReading = new(StringComparer.Ordinal);

    private PlacedRules(IReadOnlyList<SynonymRule> rules, Analyzer analyzer)
    {
        foreach (var rule in rules)
        {
            var to = rule.To.Select(text => PlacedTerms.Read(analyzer, text)).Where(terms => terms.Length > 0).ToList();
            if (to.Count == 0)
                continue;
            foreach (var text in rule.From)
                Add(PlacedTerms.Read(analyzer, text), to);
        }
    }

    /// <summary>How many places the longest text takes that a rule replaces.</summary>
    public int Longest { get; private set; }

    public static PlacedRules Of(IReadOnlyList<SynonymRule> rules, Analyzer analyzer)
        => Kept.GetOrCreateValue(rules).GetValue(analyzer, key => new PlacedRules(rules, key));

    /// <summary>What to search in the place of the terms: none if no rule applies.</summary>
    public IReadOnlyList<PlacedTerms> Expand(PlacedTerms terms)
    {
        if (!byReading.TryGetValue(terms.FirstReading, out var rules))
            return [];
        // A rule that fits one reading of a word says nothing of its others, which may not be lost.
        return [.. rules.SelectMany(rule => rule.Key == terms.Key ? rule.To : [terms, .. rule.To]).DistinctBy(alternative => alternative.Key, StringComparer.Ordinal)];
    }

    // A text that starts or ends with a stop word is looked for with it and, where the words around it differ, without.
    private void Add(PlacedTerms from, List<PlacedTerms> to)
    {
        if (from.Length == 0)
            return;
        Longest = Math.Max(Longest, from.Length);
        foreach (var form in new[] { from, from.Trim() }.DistinctBy(form => form.Key))
        {
            if (!byReading.TryGetValue(form.FirstReading, out var rules))
                byReading[form.FirstReading] = rules = [];
            rules.Add((form.Key, to));
        }
    }
}
