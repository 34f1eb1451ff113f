using System.Buffers.Text;
using System.Text;

namespace Escouade.Platform.Http;

/// <summary>The place in a list where the next page begins; opaque to callers, and no secret.</summary>
internal static class Cursor
{
    public static string Write(string place) => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(place));

    /// <returns>The place, or null where the text is not one that <see cref="Write"/> gave for this list.</returns>
    public static string? Read(string? cursor, Func<string, bool> isPlace)
    {
        if (cursor is not { Length: > 0 and <= 200 } || !Base64Url.IsValid(cursor))
            return null;
        var place = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(cursor));
        return isPlace(place) ? place : null;
    }
}
