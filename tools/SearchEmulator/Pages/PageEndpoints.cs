using System.Text;
using System.Text.Json;
using Escouade.SearchEmulator.Documents;
using Escouade.SearchEmulator.Querying;
using Escouade.SearchEmulator.Rest;
using Escouade.SearchEmulator.Storage;
using Microsoft.Extensions.Primitives;

namespace Escouade.SearchEmulator.Pages;

/// <summary>The page for people: what the emulator holds, and a box to search it. It needs no key, being served to this machine alone.</summary>
internal static class PageEndpoints
{
    private const int MostHits = 20;

    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = DocumentJson.Writer.Encoder };

    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", ShowAsync).TakesAny();
        routes.MapGet("/page/style.css", StyleAsync).TakesAny();
    }

    /// <summary>Whether a path belongs to people and not to the service's contract.</summary>
    public static bool Own(PathString path) => path == "/" || path.StartsWithSegments("/page");

    private static Task ShowAsync(HttpContext context, SearchService service, TimeProvider clock)
    {
        var texts = PageTexts.For(context.Request);
        var response = context.Response;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentLanguage = texts.Culture.Name;
        response.Headers.Vary = "Accept-Language";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        response.Headers.XContentTypeOptions = "nosniff";
        return response.WriteAsync(new HomePage(texts).Write(Read(context.Request, service, clock, texts)), context.RequestAborted);
    }

    private static async Task StyleAsync(HttpContext context)
    {
        context.Response.ContentType = "text/css; charset=utf-8";
        await using var style = typeof(PageEndpoints).Assembly.GetManifestResourceStream(typeof(PageEndpoints), "page.css")!;
        await style.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private static PageModel Read(HttpRequest request, SearchService service, TimeProvider clock, PageTexts texts)
    {
        var lines = service.Indexes.Values
            .Select(index => new IndexLine(index.Schema.Name, index.Documents.Count, index.Documents.SizeInBytes, index.Schema.AllFields.Count))
            .OrderBy(line => line.Name, StringComparer.Ordinal).ToList();
        var model = new PageModel(lines, request.Query["index"], request.Query["search"].ToString(), Result: null, Problem: null);
        if (string.IsNullOrEmpty(model.Index))
            return model;
        if (!service.Indexes.TryGetValue(model.Index, out var index))
            return model with { Problem = texts.IndexMissing(model.Index) };
        try
        {
            return model with { Result = Search(index, service, clock, model.Text) };
        }
        catch (RequestRefusedException refused)
        {
            return model with { Problem = texts.Refused(refused.Message) };
        }
    }

    private static PageResult Search(SearchIndex index, SearchService service, TimeProvider clock, string text)
    {
        var context = new QueryContext(index, service);
        var request = SearchRequest.Read(new QueryCollection(new Dictionary<string, StringValues> { ["search"] = text, ["$top"] = $"{MostHits}" }));
        return context.Documents.Search(searcher =>
        {
            var findings = SearchRunner.Run(context, request, searcher, clock.GetUtcNow());
            return new PageResult(findings.Total, [.. findings.Hits.Select(hit => (hit.Score, Json(findings, DocumentStore.SourceOf(searcher, hit.Document))))]);
        });
    }

    private static string Json(SearchFindings findings, byte[] source)
    {
        using var json = JsonDocument.Parse(source);
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Indented))
        {
            writer.WriteStartObject();
            findings.Projection.WriteMembers(writer, json.RootElement);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
