using System.Buffers;
using System.Text.Json;
using Escouade.SearchEmulator.Documents;

namespace Escouade.SearchEmulator.Rest;

/// <summary>Writes JSON answers with the service's headers.</summary>
internal static class Answers
{
    private const string WithMetadata = "application/json; odata.metadata=minimal; charset=utf-8";
    private const string WithoutMetadata = "application/json; odata.metadata=none; odata.streaming=true; charset=utf-8";

    /// <summary>The whole answer is written before anything is sent, so that a failure on the way can still be told.</summary>
    public static async Task WriteAsync(HttpContext context, int status, Action<Utf8JsonWriter> write, string? etag = null)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, DocumentJson.Writer))
            write(writer);

        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = ResourcePaths.IndexOfDocuments(context.Request.Path) is not null ? WithoutMetadata : WithMetadata;
        response.ContentLength = buffer.WrittenCount;
        response.Headers["OData-Version"] = "4.0";
        response.Headers["Preference-Applied"] = "odata.include-annotations=\"*\"";
        if (etag is not null)
            response.Headers.ETag = etag;
        await response.Body.WriteAsync(buffer.WrittenMemory, context.RequestAborted);
    }

    public static async Task<JsonDocument> ReadAsync(HttpContext context)
        => await JsonDocument.ParseAsync(context.Request.Body, new JsonDocumentOptions { MaxDepth = 64 }, context.RequestAborted);

    public static string Context(HttpContext context, string fragment) => $"https://{context.Request.Host}/$metadata#{fragment}";
}
