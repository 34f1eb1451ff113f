using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Primitives;
using System.Reflection;

namespace Escouade.Content.Site;

/// <summary>Answers with a snapshot's own bytes, or with 304 where the caller has them.</summary>
/// <param name="isPrivate">Whether it is for the caller alone, and no shared cache may keep it.</param>
internal sealed class SnapshotResult(Snapshot snapshot, bool isPrivate = false) : IResult, IEndpointMetadataProvider
{
    // Kept by whoever likes, asked about each time: a 304 costs next to nothing and nobody reads what was withdrawn.
    private static readonly StringValues Revalidate = "public, no-cache";
    private static readonly StringValues RevalidateAlone = "private, no-cache";
    private static readonly StringValues VaryByEncoding = "Accept-Encoding";
    private static readonly StringValues BrotliEncoding = "br";
    private static readonly StringValues GzipEncoding = "gzip";

    public Task ExecuteAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        var (body, tag, encoding) = Choose(request.Headers.AcceptEncoding.ToString());
        var headers = response.Headers;
        headers.ETag = tag;
        headers.CacheControl = isPrivate ? RevalidateAlone : Revalidate;
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
        => builder.Metadata.Add(Metadata.Instance);

    /// <summary>Marks an endpoint that answers 304 to who has what it would send.</summary>
    internal sealed record Metadata
    {
        public static readonly Metadata Instance = new();
    }

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
            var weight = part[coding.Length..].TrimStart();
            if (weight.IsEmpty)
                return true;
            if (weight[0] != ';')
                continue;
            weight = weight[1..].TrimStart();
            return weight.StartsWith("q=", StringComparison.OrdinalIgnoreCase) && weight[2..].TrimEnd('0').TrimEnd('.') is not "" and not "0";
        }
        return false;
    }

    /// <summary>Whether one of the tags is ours, in whichever encoding (RFC 9110, 13.1.2: a weak comparison).</summary>
    private bool Holds(string known)
    {
        foreach (var range in known.AsSpan().Split(','))
        {
            var tag = known.AsSpan(range).Trim();
            if (tag.StartsWith("W/", StringComparison.Ordinal))
                tag = tag[2..];
            if (tag is "*" || Is(tag, snapshot.ETags.Brotli) || Is(tag, snapshot.ETags.Gzip) || Is(tag, snapshot.ETags.Plain))
                return true;
        }
        return false;

        static bool Is(ReadOnlySpan<char> tag, StringValues own) => tag.SequenceEqual(own.ToString());
    }
}
