using System.Buffers;
using Escouade.SearchEmulator.Documents;
using Escouade.SearchEmulator.Indexes;
using Lucene.Net.Index;

namespace Escouade.SearchEmulator.Facets;

/// <summary>Counts documents by the values of one field. A document counts once in a bucket, however many of its values are there.</summary>
internal sealed class FacetCounter(FacetRequest request)
{
    private readonly Dictionary<object, int> counts = [];
    private readonly HashSet<object> seen = [];
    private FieldColumn? column;
    private int[] byOrdinal = [];

    public FacetRequest Request { get; } = request;

    private bool HasOwnBuckets => Request.Values is not null || Request.Interval is not null || Request.DateInterval is not null;

    public void Use(AtomicReader segment)
    {
        Flush();
        column = FieldColumn.Open(segment, Request.Field);
        if (column is null)
            return;
        // A column of dates has many ordinals; new arrays for every query would be large enough to trouble the collector.
        byOrdinal = ArrayPool<int>.Shared.Rent((int)column.Count);
        Array.Clear(byOrdinal, 0, (int)column.Count);
    }

    public void Count(int document)
    {
        if (column is null)
            return;
        if (Request.Field.IsMultiValued && HasOwnBuckets)
        {
            CountOnce(document);
            return;
        }

        foreach (var ordinal in column.Ordinals(document))
            byOrdinal[ordinal]++;
    }

    /// <summary>Documents by bucket: a value, the lower bound of an interval, or the number of a range.</summary>
    public IReadOnlyDictionary<object, int> Counts()
    {
        Flush();
        return counts;
    }

    private void CountOnce(int document)
    {
        seen.Clear();
        foreach (var ordinal in column!.Ordinals(document))
        {
            if (Bucket(column.Value(ordinal)) is { } bucket)
                seen.Add(bucket);
        }

        foreach (var bucket in seen)
            Add(bucket, 1);
    }

    private void Flush()
    {
        if (column is null)
            return;
        for (var ordinal = 0; ordinal < column.Count; ordinal++)
        {
            if (byOrdinal[ordinal] > 0 && Bucket(column.Value(ordinal)) is { } bucket)
                Add(bucket, byOrdinal[ordinal]);
        }

        ArrayPool<int>.Shared.Return(byOrdinal);
        (column, byOrdinal) = (null, []);
    }

    private void Add(object bucket, int count) => counts[bucket] = counts.GetValueOrDefault(bucket) + count;

    private object? Bucket(object value)
    {
        if (Request.Values is not null)
            return Request.Field.Type == FieldType.String
                ? (Request.Values.Contains(value) ? value : null)
                : value is double.NaN ? null : Request.Values.Count(bound => System.Collections.Comparer.DefaultInvariant.Compare(bound, value) <= 0);
        if (Request.Interval is { } interval)
            return value switch
            {
                long whole => (long)(Math.Floor(whole / interval) * interval),
                double number when double.IsFinite(number) => Math.Floor(number / interval) * interval,
                _ => null,
            };
        return Request.DateInterval is { } unit ? Truncate((DateTimeOffset)value, unit, Request.TimeOffset) : value;
    }

    private static DateTimeOffset Truncate(DateTimeOffset date, string unit, TimeSpan offset)
    {
        // The first and the last days of the calendar have no day before or after them.
        var local = new DateTime(Math.Clamp(date.UtcTicks + offset.Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks));
        var day = local.Date;
        var start = unit switch
        {
            "minute" => day.AddHours(local.Hour).AddMinutes(local.Minute),
            "hour" => day.AddHours(local.Hour),
            "day" => day,
            "week" => day.AddDays(-Math.Min((int)day.DayOfWeek, (day - DateTime.MinValue).TotalDays)),
            "month" => new DateTime(day.Year, day.Month, 1),
            "quarter" => new DateTime(day.Year, (((day.Month - 1) / 3) * 3) + 1, 1),
            _ => new DateTime(day.Year, 1, 1),
        };
        return new DateTimeOffset(Math.Clamp(start.Ticks - offset.Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), TimeSpan.Zero);
    }
}
