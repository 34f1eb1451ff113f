using Escouade.SearchEmulator.Indexes;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Escouade.SearchEmulator.Documents;

/// <summary>The raw values of one field in one segment, as ordinals whose order is the order of the values.</summary>
internal sealed class FieldColumn
{
    private readonly IndexField field;
    private readonly SortedDocValues? single;
    private readonly SortedSetDocValues? many;
    private readonly SegmentOrdinals ordinals;
    private readonly BytesRef buffer = new();

    private FieldColumn(IndexField field, SortedDocValues? single, SortedSetDocValues? many, SegmentOrdinals ordinals)
        => (this.field, this.single, this.many, this.ordinals) = (field, single, many, ordinals);

    /// <summary>How many different values the segment holds.</summary>
    public long Count => single?.ValueCount ?? many!.ValueCount;

    /// <summary>Null if no document of the segment has a value.</summary>
    public static FieldColumn? Open(AtomicReader reader, IndexField field)
    {
        if (field.IsMultiValued)
            return reader.GetSortedSetDocValues(field.ValuesColumn) is { } many
                ? new FieldColumn(field, null, many, SegmentOrdinals.Read(reader, field.ValuesColumn, many))
                : null;
        return reader.GetSortedDocValues(field.ValuesColumn) is { } single
            ? new FieldColumn(field, single, null, SegmentOrdinals.Read(reader, field.ValuesColumn, single))
            : null;
    }

    public BytesRef Bytes(long ordinal)
    {
        if (single is not null)
            single.LookupOrd((int)ordinal, buffer);
        else
            many!.LookupOrd(ordinal, buffer);
        return buffer;
    }

    public object Value(long ordinal) => ValueCodec.Decode(field.Type, Bytes(ordinal));

    /// <summary>The least ordinal of the document, or -1.</summary>
    public long First(int document) => ordinals.Of(document) is [var first, ..] ? first : -1;

    /// <summary>The ordinals of the document, ascending.</summary>
    public ReadOnlySpan<int> Ordinals(int document) => ordinals.Of(document);

    public bool Any(int document, Func<long, bool> test)
    {
        foreach (var ordinal in ordinals.Of(document))
        {
            if (test(ordinal))
                return true;
        }

        return false;
    }

    public bool All(int document, Func<long, bool> test) => !Any(document, ordinal => !test(ordinal));

    /// <summary>The first ordinal whose value is at least the given one.</summary>
    public long LowerBound(BytesRef value)
    {
        long low = 0, high = Count;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (Bytes(middle).CompareTo(value) < 0)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>The ordinal of the value, or -1.</summary>
    public long Find(BytesRef value)
    {
        var ordinal = LowerBound(value);
        return ordinal < Count && Bytes(ordinal).CompareTo(value) == 0 ? ordinal : -1;
    }
}
