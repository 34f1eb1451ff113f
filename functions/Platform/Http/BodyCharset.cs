using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace Escouade.Platform.Http;

/// <summary>Refuses in words a body in letters of an encoding that nobody reads.</summary>
/// <remarks>The framework throws what cannot be told from a fault of ours. Who reads no body does not mind what it is written in.</remarks>
internal static class BodyCharset
{
    public static void UseBodyCharset(this WebApplication app) => app.Use((context, next) =>
        context.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>() is null || IsRead(context.Request.ContentType)
            ? next(context)
            : Problems.Of(StatusCodes.Status415UnsupportedMediaType).ExecuteAsync(context));

    private static bool IsRead(string? contentType)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type) || NameValueHeaderValue.Find(type.Parameters, "charset") is null)
            return true;
        try
        {
            return type.Encoding is not null;
        }
        catch (NotSupportedException)
        {
            // UTF-7 is known and never read: it hides what it says.
            return false;
        }
    }
}
