using Escouade.SearchEmulator.Facets;
using Escouade.SearchEmulator.Filtering;
using Escouade.SearchEmulator.Ranking;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Escouade.SearchEmulator.Querying;

/// <summary>Walks what a query matches: tests the filter, counts, counts facets, boosts scores and keeps the best.</summary>
internal sealed class HitCollector(
    FilterNode? filter, FilterCompiler compiler, BoostFunctions? boosts, SortOrder? order, IReadOnlyList<FacetCounter> facets, int most) : ICollector
{
    private readonly PriorityQueue<Hit, Hit> worstFirst = new(Comparer<Hit>.Create((left, right) => Compare(order, right, left)));
    // An array: the enumerator of a list behind an interface would be allocated for every document.
    private readonly FacetCounter[] counters = [.. facets];
    private Func<int, bool>? test;
    private Func<int, float, float>? boost;
    private Func<int, float, object?[]>? keys;
    private Scorer? scorer;
    private int documentBase;

    public long Total { get; private set; }

    // Scores are summed in the order of the clauses only when documents come in order.
    public bool AcceptsDocsOutOfOrder => false;

    public void SetScorer(Scorer scorer) => this.scorer = scorer;

    public void SetNextReader(AtomicReaderContext context)
    {
        documentBase = context.DocBase;
        test = filter is null ? null : compiler.Compile(filter, context);
        boost = boosts?.Bind(context.AtomicReader);
        keys = order?.Bind(context.AtomicReader);
        foreach (var facet in counters)
            facet.Use(context.AtomicReader);
    }

    public void Collect(int doc)
    {
        if (test is not null && !test(doc))
            return;
        Total++;
        foreach (var facet in counters)
            facet.Count(doc);
        if (most == 0)
            return;

        var score = scorer!.GetScore();
        if (boost is not null)
            score = boost(doc, score);
        // Documents come in order, so that of two equals the first stays.
        if (order is null && worstFirst.Count == most && worstFirst.Peek().Score >= score)
            return;
        var hit = new Hit(documentBase + doc, score, keys?.Invoke(doc, score));
        if (worstFirst.Count < most)
            worstFirst.Enqueue(hit, hit);
        else if (Compare(order, hit, worstFirst.Peek()) < 0)
            worstFirst.EnqueueDequeue(hit, hit);
    }

    /// <summary>The best hits, best first.</summary>
    public List<Hit> Best()
    {
        var best = worstFirst.UnorderedItems.Select(item => item.Element).ToList();
        best.Sort((left, right) => Compare(order, left, right));
        return best;
    }

    /// <summary>Negative if the left hit comes first.</summary>
    public static int Compare(SortOrder? order, Hit left, Hit right)
    {
        var result = order is null ? 0 : order.Compare(left.SortKeys!, right.SortKeys!);
        if (result == 0)
            result = right.Score.CompareTo(left.Score);
        return result == 0 ? left.Document.CompareTo(right.Document) : result;
    }
}
