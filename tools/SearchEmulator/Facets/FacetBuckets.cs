using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Escouade.SearchEmulator.Documents;
using Escouade.SearchEmulator.Indexes;
using Lucene.Net.Index;

namespace Escouade.SearchEmulator.Facets;

/// <summary>The buckets that the values of one segment fall into: values of their own, lower bounds of intervals, or numbers of ranges.</summary>
internal sealed class FacetBuckets
{
    private const int MostKept = 64;

    // Segments never change, so that each expression is worked out once for each.
    private static readonly ConditionalWeakTable<object, ConcurrentDictionary<string, FacetBuckets>> Kept = [];

    private readonly List<object> buckets = [];
    private readonly int[] ofOrdinal;

    private FacetBuckets(FacetRequest request, FieldColumn column)
    {
        ofOrdinal = new int[column.Count];
        for (var ordinal = 0; ordinal < ofOrdinal.Length; ordinal++)
        {
            var bucket = Bucket(request, column.Value(ordinal));
            // Ordinals are in the order of the values, so that those of one bucket are neighbours.
            if (bucket is not null && (buckets.Count == 0 || !buckets[^1].Equals(bucket)))
                buckets.Add(bucket);
            ofOrdinal[ordinal] = bucket is null ? -1 : buckets.Count - 1;
        }
    }

    public int Count => buckets.Count;

    public object this[int number] => buckets[number];

    /// <summary>The bucket of a value, or -1 if it is in none.</summary>
    public int Of(int ordinal) => ofOrdinal[ordinal];

    public static FacetBuckets Read(AtomicReader segment, FacetRequest request, FieldColumn column)
    {
        var kept = Kept.GetOrCreateValue(segment.CoreCacheKey);
        if (kept.Count > MostKept)
            kept.Clear();
        return kept.GetOrAdd(request.Text, _ => new FacetBuckets(request, column));
    }

    private static object? Bucket(FacetRequest request, object value)
    {
        if (request.Values is not null)
            return request.Field.Type == FieldType.String
                ? (request.Values.Contains(value) ? value : null)
                : value is double.NaN ? null : request.Values.Count(bound => System.Collections.Comparer.DefaultInvariant.Compare(bound, value) <= 0);
        if (request.Interval is { } interval)
            return value switch
            {
                long whole => (long)(Math.Floor(whole / interval) * interval),
                double number when double.IsFinite(number) => Math.Floor(number / interval) * interval,
                _ => null,
            };
        return request.DateInterval is { } unit ? Truncate((DateTimeOffset)value, unit, request.TimeOffset) : value;
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
