using System.Globalization;
using Escouade.Content.Searching;

namespace Escouade.Search.Service;

/// <summary>The field <see cref="MomentSchema.Marks"/>.</summary>
internal static class MomentMarks
{
    public static string Write(IEnumerable<TimeMark> marks)
        => string.Join(' ', marks.Select(mark => string.Create(CultureInfo.InvariantCulture, $"{mark.At} {mark.Seconds:0.###}")));

    public static IReadOnlyList<TimeMark> Read(string field)
        => [.. field.Split(' ').Chunk(2).Select(pair => new TimeMark(int.Parse(pair[0], CultureInfo.InvariantCulture), double.Parse(pair[1], CultureInfo.InvariantCulture)))];
}
