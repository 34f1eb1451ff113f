using Microsoft.AspNetCore.Http.Features;

namespace Escouade.LocalHost.EchoApp;

/// <summary>HTTP functions that show what arrived.</summary>
internal static class Endpoints
{
    private static int aborted;

    public static void Map(WebApplication app)
    {
        app.MapMethods("/api/echo/{**rest}", ["GET", "HEAD", "POST", "PUT", "DELETE"], (Delegate)EchoAsync);
        app.MapGet("/api/echo/special/only", () => "special");
        app.MapGet("/api/unchanged", (HttpContext context) =>
        {
            context.Response.Headers.ETag = "\"1\"";
            context.Response.StatusCode = StatusCodes.Status304NotModified;
        });
        app.MapGet("/api/missing", () => TypedResults.Problem(statusCode: 404, title: "Introuvable"));
        app.MapGet("/api/refused", () => TypedResults.Problem(statusCode: 405));
        app.MapGet("/api/stream", StreamAsync);
        app.MapGet("/api/patient", WaitForAbortAsync);
        app.MapGet("/api/aborted", () => Volatile.Read(ref aborted));
        app.MapGet("/api/silent", () => Task.Delay(Timeout.Infinite));
        app.MapPost("/api/exit/{code:int}", (int code) => Environment.Exit(code));
        app.MapGet("/api/environment/{name}", (string name, IConfiguration settings) => settings[name] ?? "");
    }

    private static async Task<IResult> EchoAsync(HttpContext context)
    {
        var length = 0L;
        var buffer = new byte[64 * 1024];
        for (int read; (read = await context.Request.Body.ReadAsync(buffer)) > 0;)
            length += read;
        return TypedResults.Json(new Echo(
            context.Request.Method,
            context.Features.Get<IHttpRequestFeature>()!.RawTarget,
            length,
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
    }

    private static async Task StreamAsync(HttpContext context)
    {
        for (var part = 1; part <= 3; part++)
        {
            await context.Response.WriteAsync($"data: {part}\n\n");
            await context.Response.Body.FlushAsync();
            if (part == 1)
                await Task.Delay(1500, context.RequestAborted);
        }
    }

    private static async Task WaitForAbortAsync(HttpContext context)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            Interlocked.Increment(ref aborted);
        }
    }

    internal sealed record Echo(string Method, string Target, long Length, IReadOnlyDictionary<string, string> Headers);
}
