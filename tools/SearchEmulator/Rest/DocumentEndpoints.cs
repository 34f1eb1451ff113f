using System.Text;
using System.Text.Json;
using Escouade.SearchEmulator.Documents;
using Escouade.SearchEmulator.Storage;

namespace Escouade.SearchEmulator.Rest;

/// <summary>Writing documents, and reading them by key.</summary>
internal static class DocumentEndpoints
{
    public static void MapDocuments(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/indexes/{name}/docs/search.index", IndexAsync);
        routes.MapPost("/indexes/{name}/docs/index", IndexAsync);
        routes.MapGet("/indexes/{name}/docs/$count", CountAsync);
        routes.MapGet("/indexes/{name}/docs/" + ResourcePaths.LookupSegment, LookupAsync).Knows("$select");
        routes.MapGet("/indexes/{name}/docs/{key}", LookupAsync).Knows("$select");
    }

    private static async Task IndexAsync(HttpContext context, SearchService service, string name)
    {
        var index = IndexEndpoints.Find(service, name);
        using var body = await Answers.ReadAsync(context);
        var results = index.Apply(DocumentAction.ReadAll(index.Schema, body.RootElement));
        await Answers.WriteAsync(context, results.All(result => result.Status is 200 or 201) ? 200 : 207, writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("value");
            foreach (var result in results)
            {
                writer.WriteStartObject();
                writer.WriteString("key", result.Key);
                writer.WriteBoolean("status", result.Status is 200 or 201);
                writer.WriteString("errorMessage", result.Error);
                writer.WriteNumber("statusCode", result.Status);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    private static async Task CountAsync(HttpContext context, SearchService service, string name)
    {
        var count = IndexEndpoints.Find(service, name).Documents.Count;
        context.Response.ContentType = "text/plain";
        // The service puts a byte order mark before the number.
        await context.Response.WriteAsync("\uFEFF" + count.ToString(System.Globalization.CultureInfo.InvariantCulture), Encoding.UTF8, context.RequestAborted);
    }

    private static async Task LookupAsync(HttpContext context, SearchService service, string name, string? key = null)
    {
        var index = IndexEndpoints.Find(service, name);
        var projection = DocumentProjection.Parse(index.Schema, context.Request.Query["$select"]);
        if (index.Documents.Find(ResourcePaths.DocumentKeyOf(context) ?? key ?? string.Empty) is not { } source)
        {
            context.Response.StatusCode = 404;
            context.Response.ContentLength = 0;
            return;
        }

        using var json = JsonDocument.Parse(source);
        await Answers.WriteAsync(context, 200, writer =>
        {
            writer.WriteStartObject();
            projection.WriteMembers(writer, json.RootElement);
            writer.WriteEndObject();
        });
    }
}
