using Microsoft.AspNetCore.Http.Features;

namespace Escouade.Platform.Idempotency;

/// <summary>Holds an answer back until it is stored, and writes one that was.</summary>
internal static class CapturedAnswer
{
    private static readonly string[] Repeated = ["Content-Type", "Location", "ETag", "Retry-After"];

    /// <returns>The body that <paramref name="next"/> wrote; nothing went over the wire yet.</returns>
    public static async Task<byte[]> CaptureAsync(HttpContext context, RequestDelegate next)
    {
        var wire = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var body = new MemoryStream();
        var held = new StreamResponseBodyFeature(body);
        context.Features.Set<IHttpResponseBodyFeature>(held);
        try
        {
            await next(context);
            await held.CompleteAsync();
            return body.ToArray();
        }
        finally
        {
            context.Features.Set(wire);
        }
    }

    public static StoredAnswer Of(HttpResponse response, byte[] body) => new(
        response.StatusCode,
        string.Join('\n', from name in Repeated where response.Headers.ContainsKey(name) select $"{name}: {response.Headers[name]}"),
        body);

    public static async Task WriteAsync(HttpResponse response, StoredAnswer answer)
    {
        response.StatusCode = answer.Status;
        foreach (var line in answer.Headers.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var end = line.IndexOf(": ", StringComparison.Ordinal);
            response.Headers[line[..end]] = line[(end + 2)..];
        }
        await WriteAsync(response, answer.Body);
    }

    public static async Task WriteAsync(HttpResponse response, byte[] body)
    {
        if (body.Length == 0)
            return;
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, response.HttpContext.RequestAborted);
    }
}
