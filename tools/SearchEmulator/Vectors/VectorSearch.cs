using Escouade.SearchEmulator.Facets;
using Escouade.SearchEmulator.Filtering;
using Escouade.SearchEmulator.Querying;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Escouade.SearchEmulator.Vectors;

/// <summary>Runs a search with vectors: each vector and field gives a ranked list, the text one more, and the lists are fused.</summary>
internal sealed class VectorSearch(IndexSearcher searcher, FilterCompiler compiler, VectorScan scan)
{
    /// <param name="queries">At least one.</param>
    /// <param name="text">What the text found, best first; null if the request has no text.</param>
    /// <param name="filter">The request's filter.</param>
    /// <param name="filtersAfter">Whether vectors look at all documents, and the filter only at what they found.</param>
    public List<Hit> Find(IReadOnlyList<VectorQuery> queries, List<Hit>? text, FilterNode? filter, bool filtersAfter)
    {
        var lists = queries.SelectMany(query => query.Fields.Select(field => scan.Nearest(field, query, filtersAfter ? null : filter))).ToList();
        if (filtersAfter && filter is not null)
            lists = lists.ConvertAll(list => Passing(list, filter));
        if (text is not null)
            lists.Insert(0, text);
        return RankFusion.Fuse(lists);
    }

    /// <summary>Sorts what was found as the request says, and counts its facets.</summary>
    public List<Hit> Arrange(List<Hit> hits, SortOrder? order, IReadOnlyList<FacetCounter> facets)
    {
        var arranged = new List<Hit>(hits.Count);
        foreach (var (segment, group) in BySegment(hits))
        {
            var keys = order?.Bind(segment.AtomicReader);
            foreach (var facet in facets)
                facet.Use(segment.AtomicReader);
            foreach (var hit in group)
            {
                var document = hit.Document - segment.DocBase;
                arranged.Add(hit with { SortKeys = keys?.Invoke(document, hit.Score) });
                foreach (var facet in facets)
                    facet.Count(document);
            }
        }

        arranged.Sort((left, right) => HitCollector.Compare(order, left, right));
        return arranged;
    }

    private List<Hit> Passing(List<Hit> hits, FilterNode filter)
    {
        var passing = new HashSet<int>();
        foreach (var (segment, group) in BySegment(hits))
        {
            var test = compiler.Compile(filter, segment);
            passing.UnionWith(group.Select(hit => hit.Document).Where(document => test(document - segment.DocBase)));
        }

        return hits.FindAll(hit => passing.Contains(hit.Document));
    }

    // Columns are read in the order of the documents.
    private IEnumerable<(AtomicReaderContext Segment, IEnumerable<Hit> Hits)> BySegment(List<Hit> hits)
        => hits.OrderBy(hit => hit.Document)
            .GroupBy(hit => ReaderUtil.SubIndex(hit.Document, searcher.IndexReader.Leaves))
            .Select(group => (searcher.IndexReader.Leaves[group.Key], group.AsEnumerable()));
}
