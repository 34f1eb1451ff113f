using System.Buffers;
using Escouade.SearchEmulator.Documents;
using Lucene.Net.Index;

namespace Escouade.SearchEmulator.Facets;

/// <summary>Counts documents by the values of one field. A document counts once in a bucket, however many of its values are there.</summary>
internal sealed class FacetCounter(FacetRequest request)
{
    private readonly Dictionary<object, int> counts = [];
    private FieldColumn? column;
    private FacetBuckets? buckets;
    private int[] byBucket = [];

    public FacetRequest Request { get; } = request;

    public void Use(AtomicReader segment)
    {
        Flush();
        column = FieldColumn.Open(segment, Request.Field);
        if (column is null)
            return;
        buckets = FacetBuckets.Read(segment, Request, column);
        // A column of dates has many values; new arrays for every query would be large enough to trouble the collector.
        byBucket = ArrayPool<int>.Shared.Rent(buckets.Count);
        Array.Clear(byBucket, 0, buckets.Count);
    }

    public void Count(int document)
    {
        if (column is null)
            return;
        var last = -1;
        foreach (var ordinal in column.Ordinals(document))
        {
            // Ordinals ascend, and buckets with them.
            var bucket = buckets!.Of(ordinal);
            if (bucket != last && bucket >= 0)
                byBucket[bucket]++;
            last = bucket;
        }
    }

    /// <summary>Documents by bucket: a value, the lower bound of an interval, or the number of a range.</summary>
    public IReadOnlyDictionary<object, int> Counts()
    {
        Flush();
        return counts;
    }

    private void Flush()
    {
        if (column is null)
            return;
        for (var bucket = 0; bucket < buckets!.Count; bucket++)
        {
            if (byBucket[bucket] > 0)
                counts[buckets[bucket]] = counts.GetValueOrDefault(buckets[bucket]) + byBucket[bucket];
        }

        ArrayPool<int>.Shared.Return(byBucket);
        (column, byBucket) = (null, []);
    }
}
