using System.Buffers.Binary;
using Escouade.SearchEmulator.Filtering;
using Escouade.SearchEmulator.Indexes;
using Escouade.SearchEmulator.Querying;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Escouade.SearchEmulator.Vectors;

/// <summary>Finds the documents nearest to a vector by comparing it with every one.</summary>
internal sealed class VectorScan(IndexSearcher searcher, IndexSchema schema, FilterCompiler compiler)
{
    /// <summary>The nearest documents, nearest first.</summary>
    /// <param name="field">A vector field.</param>
    /// <param name="query">What to be near to, and how many to find.</param>
    /// <param name="filter">Only documents that pass are looked at.</param>
    public List<Hit> Nearest(IndexField field, VectorQuery query, FilterNode? filter)
    {
        var metric = VectorMetric.Of(schema, field);
        var farthestFirst = new PriorityQueue<Hit, Hit>(Comparer<Hit>.Create((left, right) => HitCollector.Compare(order: null, right, left)));
        var vector = new float[query.Vector.Length];
        var bytes = new BytesRef();
        foreach (var segment in searcher.IndexReader.Leaves)
        {
            if (segment.AtomicReader.GetBinaryDocValues(field.VectorColumn) is not { } column)
                continue;
            var test = filter is null ? null : compiler.Compile(filter, segment);
            var live = segment.AtomicReader.LiveDocs;
            for (var document = 0; document < segment.AtomicReader.MaxDoc; document++)
            {
                if (live is not null && !live.Get(document))
                    continue;
                column.Get(document, bytes);
                if (bytes.Length != vector.Length * sizeof(float) || (test is not null && !test(document)))
                    continue;
                Read(bytes, vector);
                var hit = new Hit(segment.DocBase + document, metric(query.Vector, vector), SortKeys: null);
                if (farthestFirst.Count < query.Count)
                    farthestFirst.Enqueue(hit, hit);
                else
                    farthestFirst.EnqueueDequeue(hit, hit);
            }
        }

        var nearest = farthestFirst.UnorderedItems.Select(item => item.Element).ToList();
        nearest.Sort((left, right) => HitCollector.Compare(order: null, left, right));
        return nearest;
    }

    private static void Read(BytesRef bytes, float[] vector)
    {
        var span = bytes.Bytes.AsSpan(bytes.Offset, bytes.Length);
        for (var at = 0; at < vector.Length; at++)
            vector[at] = BinaryPrimitives.ReadSingleLittleEndian(span[(at * sizeof(float))..]);
    }
}
