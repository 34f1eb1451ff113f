using Microsoft.AspNetCore.Http.Features;

namespace Escouade.Platform.Http;

/// <summary>Refuses what is too large in words.</summary>
/// <remarks>
/// Kestrel refuses by closing the connection, which the Functions host, in the middle of passing the body on, turns into an empty
/// 500. So the body is read and thrown away first; the host itself takes no more than 100 MiB.
/// </remarks>
internal static class BodyLimit
{
    /// <summary>The largest request that an endpoint reads: an entry with its images.</summary>
    public const long MostBody = 30 * 1024 * 1024;

    private const long MostThrownAway = 100 * 1024 * 1024;

    public static void UseBodyLimit(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (context.Request.ContentLength is not > MostBody)
        {
            await next(context);
            return;
        }
        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = MostThrownAway;
        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        await Problems.Of(StatusCodes.Status413PayloadTooLarge).ExecuteAsync(context);
    });
}
