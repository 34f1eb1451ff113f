using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;

namespace Escouade.SearchEmulator.Ranking;

/// <summary>Scores analysed text as the service does, and the words of suggestions only by how short their text is.</summary>
internal sealed class ServiceSimilarity(float k1, float b) : PerFieldSimilarityWrapper
{
    private static readonly WordSimilarity Words = new();

    private readonly TextSimilarity texts = new(k1, b);

    public override Similarity Get(string name) => name.StartsWith('~') ? Words : texts;

    private sealed class WordSimilarity : BM25Similarity
    {
        protected override float Idf(long docFreq, long numDocs) => 1;
    }
}

/// <summary>
/// BM25 with the service's statistics: it counts the documents that have the field where Lucene 4.8 counts all. With this, scores equal
/// the recorded ones to the last printed digit.
/// </summary>
internal sealed class TextSimilarity(float k1, float b) : BM25Similarity(k1, b)
{
    protected override float AvgFieldLength(CollectionStatistics collectionStats)
        => collectionStats.SumTotalTermFreq <= 0 ? 1f : (float)(collectionStats.SumTotalTermFreq / (double)Documents(collectionStats));

    public override Explanation IdfExplain(CollectionStatistics collectionStats, TermStatistics termStats)
    {
        var idf = Idf(termStats.DocFreq, Documents(collectionStats));
        return new Explanation(idf, $"idf(docFreq={termStats.DocFreq}, docCount={Documents(collectionStats)})");
    }

    public override Explanation IdfExplain(CollectionStatistics collectionStats, TermStatistics[] termStats)
    {
        var explanation = new Explanation { Description = "idf(), sum of:" };
        var sum = 0f;
        foreach (var stats in termStats)
        {
            var idf = Idf(stats.DocFreq, Documents(collectionStats));
            explanation.AddDetail(new Explanation(idf, $"idf(docFreq={stats.DocFreq}, docCount={Documents(collectionStats)})"));
            sum += idf;
        }

        explanation.Value = sum;
        return explanation;
    }

    private static long Documents(CollectionStatistics statistics)
        => statistics.DocCount == -1 ? statistics.MaxDoc : statistics.DocCount;
}
