namespace Escouade.SearchEmulator.Filtering;

/// <summary>Compares two values of fields or constants; whole numbers and doubles compare with each other.</summary>
internal static class ValueOrder
{
    public static bool Compare(object left, object right, ComparisonOperator comparison)
    {
        if (left is double.NaN || right is double.NaN)
            return comparison == ComparisonOperator.NotEqual;
        var order = (left, right) switch
        {
            (string a, string b) => string.CompareOrdinal(a, b),
            (long a, long b) => a.CompareTo(b),
            (double a, double b) => Order(a, b),
            (long a, double b) => Order(a, b),
            (double a, long b) => Order(a, b),
            (bool a, bool b) => a.CompareTo(b),
            (DateTimeOffset a, DateTimeOffset b) => a.CompareTo(b),
            _ => throw new InvalidOperationException($"A {left.GetType().Name} has no order with a {right.GetType().Name}."),
        };
        return comparison switch
        {
            ComparisonOperator.Equal => order == 0,
            ComparisonOperator.NotEqual => order != 0,
            ComparisonOperator.GreaterThan => order > 0,
            ComparisonOperator.GreaterThanOrEqual => order >= 0,
            ComparisonOperator.LessThan => order < 0,
            _ => order <= 0,
        };
    }

    private static int Order(double left, double right) => left < right ? -1 : left > right ? 1 : 0;
}
