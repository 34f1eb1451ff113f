using System.Buffers.Binary;
using System.Text;
using Escouade.SearchEmulator.Indexes;
using Lucene.Net.Util;

namespace Escouade.SearchEmulator.Documents;

/// <summary>
/// Writes filterable values as bytes whose order is the order of the values, so that one kind of column serves equality,
/// ranges, sorting and facets of every type. Values are string, long (integers), double, bool and, for dates, DateTimeOffset.
/// </summary>
internal static class ValueCodec
{
    public static BytesRef Encode(FieldType type, object value) => type switch
    {
        FieldType.String => new BytesRef(Encoding.UTF8.GetBytes((string)value)),
        FieldType.Int32 or FieldType.Int64 => Encode((long)value),
        FieldType.DateTimeOffset => Encode(((DateTimeOffset)value).UtcTicks / TimeSpan.TicksPerMillisecond),
        FieldType.Double => Encode(NumericUtils.DoubleToSortableInt64((double)value)),
        FieldType.Boolean => new BytesRef([(bool)value ? (byte)1 : (byte)0]),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "The type has no ordered values."),
    };

    public static object Decode(FieldType type, BytesRef bytes) => type switch
    {
        FieldType.String => bytes.Utf8ToString(),
        FieldType.Int32 or FieldType.Int64 => DecodeInt64(bytes),
        FieldType.DateTimeOffset => new DateTimeOffset(DecodeInt64(bytes) * TimeSpan.TicksPerMillisecond, TimeSpan.Zero),
        FieldType.Double => NumericUtils.SortableInt64ToDouble(DecodeInt64(bytes)),
        FieldType.Boolean => bytes.Bytes[bytes.Offset] == 1,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "The type has no ordered values."),
    };

    private static BytesRef Encode(long value)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value ^ long.MinValue);
        return new BytesRef(bytes);
    }

    private static long DecodeInt64(BytesRef bytes)
        => BinaryPrimitives.ReadInt64BigEndian(bytes.Bytes.AsSpan(bytes.Offset, sizeof(long))) ^ long.MinValue;
}
