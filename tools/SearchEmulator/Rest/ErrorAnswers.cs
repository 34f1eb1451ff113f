using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Features;

namespace Escouade.SearchEmulator.Rest;

/// <summary>Turns what goes wrong in a request into the service's error body, so that no request ends without one.</summary>
internal static class ErrorAnswers
{
    // Parts of the service that have no counterpart here.
    private static readonly string[] Lacking = ["indexers", "datasources", "skillsets", "aliases", "debugsessions", "knowledgebases", "knowledgesources"];

    public static void UseErrorAnswers(this WebApplication app)
        => app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
                if (context.Response.StatusCode == StatusCodes.Status404NotFound && !context.Response.HasStarted
                    && context.Response.ContentLength is null && context.GetEndpoint() is null)
                    throw NotFound(context.Request);
                else if (context.Response.StatusCode == StatusCodes.Status405MethodNotAllowed && !context.Response.HasStarted)
                    await WriteAsync(context, 405, string.Empty, $"The resource does not accept {context.Request.Method}.");
            }
            catch (RequestRefusedException refused)
            {
                await WriteAsync(context, refused.Status, refused.Code, refused.Message, refused.DetailCode, refused.DetailMessage);
            }
            catch (JsonException malformed)
            {
                await WriteAsync(context, 400, string.Empty, $"The request is invalid. Details: parameters : {malformed.Message}");
            }
            catch (InvalidOperationException malformed) when (malformed.Source?.StartsWith("System.Text.Json", StringComparison.Ordinal) ?? false)
            {
                // Texts are decoded only when they are read: half a surrogate pair, or bytes that are not UTF-8.
                await WriteAsync(context, 400, string.Empty, $"The request is invalid. Details: parameters : {malformed.Message}");
            }
            catch (RegexMatchTimeoutException)
            {
                await WriteAsync(context, 400, string.Empty, "The request is invalid. Details: parameters : A pattern takes too long on this text: make it simpler.");
            }
            catch (BadHttpRequestException bad)
            {
                await WriteAsync(context, bad.StatusCode, string.Empty, bad.Message);
            }
            catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
            {
                context.Features.Get<IHttpRequestLifetimeFeature>()?.Abort();
            }
            catch (ObjectDisposedException) when (!context.Response.HasStarted)
            {
                await WriteAsync(context, 404, string.Empty, "The index was deleted while the request was running.");
            }
            catch (Exception unforeseen) when (unforeseen is not OutOfMemoryException)
            {
                // A client retries a 500 for a while; what the emulator cannot do it will not do the next time either.
                app.Logger.LogError(unforeseen, "{Method} {Path} failed", context.Request.Method, context.Request.Path);
                await WriteAsync(
                    context, 400, string.Empty, $"This request is not supported by the emulator: {Unforeseen} {unforeseen.GetType().Name}: {unforeseen.Message}");
            }
        });

    /// <summary>Marks refusals that nobody wrote: tests look for it.</summary>
    internal const string Unforeseen = "unforeseen";

    private static RequestRefusedException NotFound(HttpRequest request)
    {
        var path = request.Path.Value ?? "/";
        return Array.Find(Lacking, part => path.StartsWith("/" + part, StringComparison.OrdinalIgnoreCase)) is { } lacking
            ? RequestRefusedException.NotSupported($"The resource '{lacking}'")
            : new RequestRefusedException(404, string.Empty, $"No resource answers {request.Method} {path}.");
    }

    public static async Task WriteAsync(
        HttpContext context, int status, string code, string message, string? detailCode = null, string? detailMessage = null)
    {
        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }

        context.Response.Clear();
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers.ContentLanguage = "en";
        await using var writer = new Utf8JsonWriter(context.Response.Body);
        writer.WriteStartObject();
        writer.WriteStartObject("error");
        writer.WriteString("code", code);
        writer.WriteString("message", message);
        if (detailCode is not null)
        {
            writer.WriteStartArray("details");
            writer.WriteStartObject();
            writer.WriteString("code", detailCode);
            writer.WriteString("message", detailMessage ?? message);
            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
