using System.Globalization;

namespace Escouade.Platform.Http;

/// <summary>How many items a page of a list holds.</summary>
internal static class Limit
{
    /// <param name="text">As the caller wrote it; <paramref name="usual"/> where it is absent.</param>
    /// <returns>False where it is no whole number of 1 to <paramref name="most"/>.</returns>
    public static bool TryRead(string? text, int usual, int most, out int limit)
    {
        limit = usual;
        return text is null || int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit >= 1 && limit <= most;
    }
}
