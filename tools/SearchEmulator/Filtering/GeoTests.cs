using Escouade.SearchEmulator.Documents;

namespace Escouade.SearchEmulator.Filtering;

/// <summary>Tests of points.</summary>
internal static class GeoTests
{
    public static bool Compare(double distance, ComparisonOperator comparison, double constant) => comparison switch
    {
        ComparisonOperator.LessThan => distance < constant,
        ComparisonOperator.LessThanOrEqual => distance <= constant,
        ComparisonOperator.GreaterThan => distance > constant,
        _ => distance >= constant,
    };

    /// <summary>Whether a closed polygon holds a point: a line eastward from the point crosses its edges an odd number of times.</summary>
    public static bool Contains(IReadOnlyList<GeoPoint> polygon, GeoPoint point)
    {
        // Of the two ways between longitudes an edge goes the shorter one, if need be over the 180th meridian; east of it they count on.
        if (polygon.Zip(polygon.Skip(1), (from, to) => Math.Abs(from.Longitude - to.Longitude)).Any(width => width is > 180 and < 360))
            (polygon, point) = ([.. polygon.Select(East)], East(point));
        var isInside = false;
        for (var number = 1; number < polygon.Count; number++)
        {
            var (from, to) = (polygon[number - 1], polygon[number]);
            if (from.Latitude > point.Latitude == to.Latitude > point.Latitude)
                continue;
            var crossing = from.Longitude
                + ((point.Latitude - from.Latitude) / (to.Latitude - from.Latitude) * (to.Longitude - from.Longitude));
            if (point.Longitude < crossing)
                isInside = !isInside;
        }

        return isInside;

        static GeoPoint East(GeoPoint corner) => corner.Longitude < 0 ? corner with { Longitude = corner.Longitude + 360 } : corner;
    }
}
