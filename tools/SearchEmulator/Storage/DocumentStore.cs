using System.Globalization;
using Escouade.SearchEmulator.Analysis;
using Escouade.SearchEmulator.Documents;
using Escouade.SearchEmulator.Indexes;
using Escouade.SearchEmulator.Ranking;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Escouade.SearchEmulator.Storage;

/// <summary>
/// The documents of one index: a Lucene index with near-real-time readers, and a log that makes each batch durable before it is
/// answered. Writers are serialized by the caller; readers are free.
/// </summary>
internal sealed class DocumentStore : IDisposable
{
    private const string SequenceName = "sequence";
    private const long CommitAfterBytes = 16L << 20;

    private readonly System.Threading.Lock refreshing = new();
    private readonly Lucene.Net.Store.Directory directory;
    private readonly IndexWriter writer;
    private readonly SearcherManager searchers;
    private readonly WriteAheadLog? log;
    private readonly HashSet<string> keys;
    private IndexSchema schema;
    private AnalyzerCatalog analyzers;
    private DocumentBuilder builder;
    private long sequence;
    private long written;
    private long refreshed;

    public DocumentStore(string? folder, IndexSchema schema, AnalyzerCatalog analyzers)
    {
        (this.schema, this.analyzers, builder) = (schema, analyzers, new DocumentBuilder(schema, analyzers));
        directory = folder is null ? new RAMDirectory() : new MMapDirectory(LuceneFolder(folder));
        writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, new FieldAnalyzer(() => this.schema, () => this.analyzers))
        {
            Similarity = new ServiceSimilarity(schema.K1, schema.B),
            RAMBufferSizeMB = 48,
            WriteLockTimeout = 5_000,
        });
        searchers = new SearcherManager(writer, applyAllDeletes: true, new SearcherFactory());
        keys = LoadKeys();
        if (folder is null)
            return;

        sequence = writer.CommitData.TryGetValue(SequenceName, out var text) ? long.Parse(text, CultureInfo.InvariantCulture) : 0;
        log = new WriteAheadLog(Path.Combine(folder, "batches.log"));
        foreach (var (number, changes) in log.Replay().Where(record => record.Sequence > sequence))
        {
            foreach (var change in changes)
                TryApply(change);
            sequence = number;
        }

        written++;
    }

    /// <summary>Lays an empty first commit down, before anybody knows of the index: from a later one that a crash left half written, Lucene falls back to the one before.</summary>
    public static void Prepare(string folder)
    {
        using var directory = new MMapDirectory(LuceneFolder(folder));
        new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, null)).Dispose();
    }

    public int Count => keys.Count;

    /// <summary>Of the segments that a search would read: files that no reader holds may go while they are counted.</summary>
    public long SizeInBytes => Search(searcher => searcher.IndexReader.Leaves.Sum(leaf => ((SegmentReader)leaf.AtomicReader).SegmentInfo.GetSizeInBytes()));

    public bool Contains(string key) => keys.Contains(key);

    public void Use(IndexSchema newSchema, AnalyzerCatalog newAnalyzers)
        => (schema, analyzers, builder) = (newSchema, newAnalyzers, new DocumentBuilder(newSchema, newAnalyzers));

    /// <summary>Logs, then indexes the changes; says for each whether it could be indexed, null or what is wrong with it.</summary>
    public string?[] Apply(IReadOnlyList<DocumentChange> changes)
    {
        sequence++;
        log?.Append(sequence, changes);
        var faults = changes.Select(TryApply).ToArray();
        Interlocked.Increment(ref written);
        if (log?.Length > CommitAfterBytes)
            Commit();
        return faults;
    }

    public T Search<T>(Func<IndexSearcher, T> use)
    {
        Refresh();
        var searcher = searchers.Acquire();
        try
        {
            searcher.Similarity = new ServiceSimilarity(schema.K1, schema.B);
            return use(searcher);
        }
        finally
        {
            searchers.Release(searcher);
        }
    }

    public byte[]? Find(string key) => Search(searcher =>
    {
        var hits = searcher.Search(new TermQuery(new Term(DocumentBuilder.KeyColumn, key)), 1);
        return hits.ScoreDocs.Length == 0 ? null : SourceOf(searcher, hits.ScoreDocs[0].Doc);
    });

    public static byte[] SourceOf(IndexSearcher searcher, int document)
    {
        var bytes = searcher.Doc(document, SourceOnly).GetBinaryValue(DocumentBuilder.SourceColumn);
        return bytes.Bytes.AsSpan(bytes.Offset, bytes.Length).ToArray();
    }

    public void Dispose()
    {
        Commit();
        searchers.Dispose();
        writer.Dispose();
        directory.Dispose();
        log?.Dispose();
    }

    private static string LuceneFolder(string folder) => Path.Combine(folder, "lucene");

    private static readonly HashSet<string> SourceOnly = [DocumentBuilder.SourceColumn];

    private void Commit()
    {
        if (log is null)
            return;
        writer.SetCommitData(new Dictionary<string, string> { [SequenceName] = sequence.ToString(CultureInfo.InvariantCulture) });
        writer.Commit();
        log.Clear();
    }

    private void Refresh()
    {
        if (Interlocked.Read(ref refreshed) >= Interlocked.Read(ref written))
            return;
        lock (refreshing)
        {
            var seen = Interlocked.Read(ref written);
            if (refreshed >= seen)
                return;
            searchers.MaybeRefreshBlocking();
            Interlocked.Exchange(ref refreshed, seen);
        }
    }

    private string? TryApply(DocumentChange change)
    {
        var term = new Term(DocumentBuilder.KeyColumn, change.Key);
        try
        {
            if (change.Source is null)
            {
                if (keys.Remove(change.Key))
                    writer.DeleteDocuments(term);
            }
            else if (keys.Contains(change.Key))
            {
                writer.UpdateDocument(term, builder.Build(change.Key, change.Source));
            }
            else
            {
                writer.AddDocument(builder.Build(change.Key, change.Source));
                keys.Add(change.Key);
            }

            return null;
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidOperationException and not ObjectDisposedException)
        {
            return fault.Message;
        }
    }

    private HashSet<string> LoadKeys()
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        using var reader = writer.GetReader(applyAllDeletes: true);
        foreach (var leaf in reader.Leaves)
        {
            var terms = leaf.AtomicReader.GetTerms(DocumentBuilder.KeyColumn)?.GetEnumerator();
            var live = leaf.AtomicReader.LiveDocs;
            DocsEnum? documents = null;
            while (terms?.MoveNext() ?? false)
            {
                documents = terms.Docs(live, documents, DocsFlags.NONE);
                if (documents.NextDoc() != DocIdSetIterator.NO_MORE_DOCS)
                    found.Add(terms.Term.Utf8ToString());
            }
        }

        return found;
    }
}
