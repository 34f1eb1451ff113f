using Microsoft.Net.Http.Headers;

namespace Escouade.Platform.Http;

/// <summary>Refuses in words a body in letters of an encoding that nobody knows.</summary>
/// <remarks>The framework throws what cannot be told from a fault of ours.</remarks>
internal static class BodyCharset
{
    public static void UseBodyCharset(this WebApplication app) => app.Use((context, next) =>
        IsKnown(context.Request.ContentType) ? next(context) : Problems.Of(StatusCodes.Status415UnsupportedMediaType).ExecuteAsync(context));

    private static bool IsKnown(string? contentType)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type) || type.Charset.Length == 0)
            return true;
        try
        {
            return type.Encoding is not null;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
