using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Primitives;
using System.Reflection;

namespace Escouade.Content.Site;

/// <summary>Answers with a snapshot's own bytes, or with 304 where the caller has them.</summary>
internal sealed class SnapshotResult(Snapshot snapshot) : IResult, IEndpointMetadataProvider
{
    // Kept by whoever likes, asked about each time: a 304 costs next to nothing and nobody reads what was withdrawn.
    private static readonly StringValues Revalidate = "public, no-cache";
    private static readonly StringValues VaryByEncoding = "Accept-Encoding";
    private static readonly StringValues BrotliEncoding = "br";
    private static readonly StringValues GzipEncoding = "gzip";

    public Task ExecuteAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        var (body, tag, encoding) = Choose(request.Headers.AcceptEncoding.ToString());
        var headers = response.Headers;
        headers.ETag = tag;
        headers.CacheControl = Revalidate;
        headers.Vary = VaryByEncoding;

        if (Holds(request.Headers.IfNoneMatch.ToString()))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        headers.ContentType = snapshot.ContentType;
        headers.ContentEncoding = encoding;
        headers.XContentTypeOptions = "nosniff";
        var bytes = body();
        headers.ContentLength = bytes.Length;
        return HttpMethods.IsHead(request.Method) ? Task.CompletedTask : response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
        => builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified));

    private (Func<byte[]> Body, StringValues Tag, StringValues Encoding) Choose(string accepted)
        => Accepts(accepted, "br") ? (() => snapshot.Brotli, snapshot.ETags.Brotli, BrotliEncoding)
        : Accepts(accepted, "gzip") ? (() => snapshot.GzipBytes, snapshot.ETags.Gzip, GzipEncoding)
        : (() => snapshot.Plain, snapshot.ETags.Plain, StringValues.Empty);

    /// <summary>Whether the coding is named, and not with a weight of zero (RFC 9110, 12.5.3).</summary>
    private static bool Accepts(string accepted, string coding)
    {
        foreach (var range in accepted.AsSpan().Split(','))
        {
            var part = accepted.AsSpan(range).Trim();
            if (!part.StartsWith(coding, StringComparison.OrdinalIgnoreCase))
                continue;
            var weight = part[coding.Length..].Trim();
            if (weight.IsEmpty)
                return true;
            return weight.StartsWith(";q=", StringComparison.OrdinalIgnoreCase) && weight[3..].TrimEnd('0').TrimEnd('.') is not "" and not "0";
        }
        return false;
    }

    private bool Holds(string known) => known.Length > 0 && (known == "*" || known.Contains(snapshot.Hash, StringComparison.Ordinal));
}
