using Escouade.SearchEmulator.Documents;
using Escouade.SearchEmulator.Indexes;

namespace Escouade.SearchEmulator.Filtering;

/// <summary>Turns comparisons into ranges of a column's ordinals.</summary>
internal static class OrdinalTests
{
    public static Func<long, bool> Compare(FieldColumn column, IndexField field, ComparisonOperator comparison, object constant)
    {
        if (constant is double.NaN)
            return _ => comparison == ComparisonOperator.NotEqual;

        var (lower, upper) = Bounds(column, field, constant);
        // NaN sorts above all numbers but is in no range.
        var end = field.Type == FieldType.Double ? column.LowerBound(ValueCodec.Encode(FieldType.Double, double.NaN)) : column.Count;
        return comparison switch
        {
            ComparisonOperator.Equal => ordinal => ordinal >= lower && ordinal < upper,
            ComparisonOperator.NotEqual => ordinal => ordinal < lower || ordinal >= upper,
            ComparisonOperator.LessThan => ordinal => ordinal < lower,
            ComparisonOperator.LessThanOrEqual => ordinal => ordinal < upper,
            ComparisonOperator.GreaterThan => ordinal => ordinal >= upper && ordinal < end,
            _ => ordinal => ordinal >= lower && ordinal < end,
        };
    }

    public static Func<long, bool> In(FieldColumn column, IEnumerable<string> values)
    {
        var ordinals = values.Select(value => column.Find(ValueCodec.Encode(FieldType.String, value))).Where(ordinal => ordinal >= 0).ToHashSet();
        return ordinals.Contains;
    }

    // Ordinals equal to the constant are from Lower up to, without, Upper; none are if both are the same.
    private static (long Lower, long Upper) Bounds(FieldColumn column, IndexField field, object constant)
    {
        switch (field.Type, constant)
        {
            case (FieldType.Double, long whole):
                constant = (double)whole;
                break;
            case (FieldType.Double, double and 0):
                // Minus zero and zero are equal, though their bytes differ.
                return (
                    column.LowerBound(ValueCodec.Encode(FieldType.Double, -0.0)),
                    column.LowerBound(ValueCodec.Encode(FieldType.Double, double.Epsilon)));
            case (FieldType.Int32 or FieldType.Int64, double number):
                var floor = Math.Floor(number);
                if (floor >= long.MaxValue)
                    return (column.Count, column.Count);
                if (floor < long.MinValue)
                    return (0, 0);
                if (floor != number)
                    return Same(column.LowerBound(ValueCodec.Encode(FieldType.Int64, (long)floor + 1)));
                constant = (long)number;
                break;
            default:
                break;
        }

        var bytes = ValueCodec.Encode(field.Type, constant);
        var lower = column.LowerBound(bytes);
        var isFound = lower < column.Count && column.Bytes(lower).CompareTo(bytes) == 0;
        return (lower, isFound ? lower + 1 : lower);
    }

    private static (long Lower, long Upper) Same(long ordinal) => (ordinal, ordinal);
}
