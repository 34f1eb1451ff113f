using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Escouade.SearchEmulator.Querying;
using Escouade.SearchEmulator.Storage;

namespace Escouade.SearchEmulator.Rest;

/// <summary>Searching, by POST and by GET.</summary>
internal static class SearchEndpoints
{
    public static void MapSearch(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/indexes/{name}/docs/search.post.search", PostAsync);
        routes.MapPost("/indexes/{name}/docs/search", PostAsync);
        routes.MapGet("/indexes/{name}/docs", GetAsync).TakesAny();
    }

    private static async Task PostAsync(HttpContext context, SearchService service, TimeProvider clock, string name)
    {
        using var body = await Answers.ReadAsync(context);
        var request = SearchRequest.Read(body.RootElement);
        await AnswerAsync(context, service, clock, name, request, page => writer => NextPage(writer, body.RootElement, request, page), _ => Here(context.Request));
    }

    private static Task GetAsync(HttpContext context, SearchService service, TimeProvider clock, string name)
    {
        var request = SearchRequest.Read(context.Request.Query);
        return AnswerAsync(context, service, clock, name, request, nextPage: null, page => NextLink(context.Request, request, page));
    }

    private static Task AnswerAsync(
        HttpContext context, SearchService service, TimeProvider clock, string name, SearchRequest request,
        Func<int, Action<Utf8JsonWriter>>? nextPage, Func<int, string>? nextLink)
    {
        var index = IndexEndpoints.Find(service, name);
        var query = new QueryContext(index, service);
        return query.Documents.Search(searcher =>
        {
            var findings = SearchRunner.Run(query, request, searcher, clock.GetUtcNow());
            return Answers.WriteAsync(context, 200, writer
                => SearchWriter.Write(writer, request, findings, searcher, nextPage?.Invoke(findings.PageSize), nextLink?.Invoke(findings.PageSize)));
        });
    }

    private static void NextPage(Utf8JsonWriter writer, JsonElement body, SearchRequest request, int page)
    {
        var next = JsonObject.Create(body)!;
        next.Remove("skip");
        if (next["top"] is not null)
            next["top"] = request.Top - page;
        next["skip"] = request.Skip + page;
        next.WriteTo(writer);
    }

    private static string Here(HttpRequest request)
        => $"https://{request.Host}/indexes('{request.RouteValues["name"]}')/docs/search.post.search?api-version={request.Query["api-version"]}";

    private static string NextLink(HttpRequest request, SearchRequest search, int page)
    {
        var parameters = request.Query
            .Where(pair => pair.Key.TrimStart('$') is not ("skip" or "top"))
            .SelectMany(pair => pair.Value.Select(value => $"{pair.Key}={Uri.EscapeDataString(value ?? string.Empty)}"))
            .Append($"$skip={(search.Skip + page).ToString(CultureInfo.InvariantCulture)}");
        if (search.Top is { } top)
            parameters = parameters.Append($"$top={(top - page).ToString(CultureInfo.InvariantCulture)}");
        return $"https://{request.Host}/indexes('{request.RouteValues["name"]}')/docs?{string.Join('&', parameters)}";
    }
}
