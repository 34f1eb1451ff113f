using System.Security.Cryptography;
using System.Text;
using Escouade.SearchEmulator.Pages;
using Microsoft.AspNetCore.Http.Features;

namespace Escouade.SearchEmulator.Rest;

/// <summary>Refuses requests without a known api-version or a key that allows what they ask.</summary>
internal static class RequestChecks
{
    // 2019-05-06 is what the oldest recorded exchanges were made with; the client this project uses sends the last two.
    private static readonly string[] Versions = ["2019-05-06", "2020-06-30", "2023-11-01"];

    private static readonly string[] Queries =
        ["search.post.search", "search", "search.post.suggest", "suggest", "search.post.autocomplete", "autocomplete"];

    private const long LargestBody = 16L << 20;

    public static void UseRequestChecks(this WebApplication app, EmulatorOptions options)
        => app.Use(async (context, next) =>
        {
            if (PageEndpoints.Own(context.Request.Path))
            {
                await next(context);
                return;
            }

            CheckVersion(context.Request.Query["api-version"]);
            CheckKey(context, options);
            await CheckSizeAsync(context);
            await next(context);
        });

    private static async Task CheckSizeAsync(HttpContext context)
    {
        if (context.Request.ContentLength is null)
            context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = LargestBody;
        if (context.Request.ContentLength is not > LargestBody)
            return;
        // A client that is still sending would see a broken connection in place of the answer.
        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        throw new RequestRefusedException(
            StatusCodes.Status413PayloadTooLarge, string.Empty, $"The request is too large: the limit is {LargestBody} bytes.");
    }

    private static void CheckVersion(string? version)
    {
        if (string.IsNullOrEmpty(version))
            throw new RequestRefusedException(400, string.Empty, "An api-version must be specified in the query string of the request.");
        if (!Versions.Contains(version, StringComparer.Ordinal))
            throw new RequestRefusedException(
                400, string.Empty, $"Invalid or unsupported api-version '{version}'. The emulator answers {string.Join(", ", Versions)}.");
    }

    private static void CheckKey(HttpContext context, EmulatorOptions options)
    {
        var key = context.Request.Headers["api-key"].ToString();
        if (key.Length == 0)
            key = context.Request.Query["api-key"].ToString();
        if (key.Length == 0 && context.Request.Headers.Authorization.Count > 0)
            throw RequestRefusedException.NotSupported("Signing in with a bearer token");
        if (key.Length == 0)
            throw new RequestRefusedException(401, string.Empty, "Access denied due to missing credentials. Send the api-key header.");
        if (Same(key, options.AdminKey) || (Same(key, options.QueryKey) && IsQuery(context.Request)))
            return;
        throw new RequestRefusedException(403, string.Empty, "Access denied due to invalid credentials.");
    }

    // Of what is about documents, reading them and asking for them; all else is for the admin key.
    private static bool IsQuery(HttpRequest request)
        => ResourcePaths.IndexOfDocuments(request.Path) is not null
            && (HttpMethods.IsGet(request.Method)
                || (HttpMethods.IsPost(request.Method) && Queries.Contains(request.Path.Value!.Split('/')[^1], StringComparer.OrdinalIgnoreCase)));

    private static bool Same(string left, string right)
        => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));
}
