using System.Buffers.Binary;
using Lucene.Net.Util;

namespace Escouade.SearchEmulator.Documents;

/// <summary>The points of one field of one document, as bytes, and the distance between two points.</summary>
internal static class GeoColumn
{
    private const double EarthRadiusInKilometres = 6371.0088;
    private const int PointSize = 2 * sizeof(double);

    public static byte[] Encode(IReadOnlyList<GeoPoint> points)
    {
        var bytes = new byte[points.Count * PointSize];
        for (var number = 0; number < points.Count; number++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(number * PointSize), points[number].Longitude);
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan((number * PointSize) + sizeof(double)), points[number].Latitude);
        }

        return bytes;
    }

    public static GeoPoint[] Decode(BytesRef bytes)
    {
        var points = new GeoPoint[bytes.Length / PointSize];
        for (var number = 0; number < points.Length; number++)
        {
            var span = bytes.Bytes.AsSpan(bytes.Offset + (number * PointSize), PointSize);
            points[number] = new GeoPoint(
                BinaryPrimitives.ReadDoubleLittleEndian(span), BinaryPrimitives.ReadDoubleLittleEndian(span[sizeof(double)..]));
        }

        return points;
    }

    /// <summary>Great-circle distance in kilometres.</summary>
    public static double Distance(GeoPoint from, GeoPoint to)
    {
        var (latitude1, latitude2) = (double.DegreesToRadians(from.Latitude), double.DegreesToRadians(to.Latitude));
        var halfLatitude = Math.Sin((latitude2 - latitude1) / 2);
        var halfLongitude = Math.Sin(double.DegreesToRadians(to.Longitude - from.Longitude) / 2);
        var chord = (halfLatitude * halfLatitude) + (Math.Cos(latitude1) * Math.Cos(latitude2) * halfLongitude * halfLongitude);
        return 2 * EarthRadiusInKilometres * Math.Asin(Math.Min(1, Math.Sqrt(chord)));
    }
}
