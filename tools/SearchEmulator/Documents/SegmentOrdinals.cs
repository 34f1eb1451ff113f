using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Lucene.Net.Index;

namespace Escouade.SearchEmulator.Documents;

/// <summary>
/// The ordinals of one column of one segment, unpacked. Reading them from the segment's files costs some 300 ns a document, which over the
/// tens of thousands of documents that a common word finds was most of a facet's time.
/// </summary>
internal sealed class SegmentOrdinals
{
    // Segments never change; what is kept of one goes with its reader.
    private static readonly ConditionalWeakTable<object, ConcurrentDictionary<string, SegmentOrdinals>> Kept = [];

    // Where each document's ordinals start; null if each has one at most.
    private readonly int[]? starts;
    private readonly int[] ordinals;

    private SegmentOrdinals(int[]? starts, int[] ordinals) => (this.starts, this.ordinals) = (starts, ordinals);

    /// <summary>The document's ordinals, ascending.</summary>
    public ReadOnlySpan<int> Of(int document)
    {
        if (starts is not null)
            return ordinals.AsSpan(starts[document], starts[document + 1] - starts[document]);
        return ordinals[document] < 0 ? default : ordinals.AsSpan(document, 1);
    }

    public static SegmentOrdinals Read(AtomicReader reader, string column, SortedDocValues values)
        => Kept.GetOrCreateValue(reader.CoreCacheKey).GetOrAdd(column, _ =>
        {
            var ordinals = new int[reader.MaxDoc];
            for (var document = 0; document < ordinals.Length; document++)
                ordinals[document] = values.GetOrd(document);
            return new SegmentOrdinals(starts: null, ordinals);
        });

    public static SegmentOrdinals Read(AtomicReader reader, string column, SortedSetDocValues values)
        => Kept.GetOrCreateValue(reader.CoreCacheKey).GetOrAdd(column, _ =>
        {
            var starts = new int[reader.MaxDoc + 1];
            var ordinals = new List<int>(reader.MaxDoc);
            for (var document = 0; document < reader.MaxDoc; document++)
            {
                values.SetDocument(document);
                for (var ordinal = values.NextOrd(); ordinal != SortedSetDocValues.NO_MORE_ORDS; ordinal = values.NextOrd())
                    ordinals.Add((int)ordinal);
                starts[document + 1] = ordinals.Count;
            }

            return new SegmentOrdinals(starts, [.. ordinals]);
        });
}
