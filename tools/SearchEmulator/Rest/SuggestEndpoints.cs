using System.Text.Json;
using Escouade.SearchEmulator.Querying;
using Escouade.SearchEmulator.Storage;
using Escouade.SearchEmulator.Suggestions;
using Lucene.Net.Search;

namespace Escouade.SearchEmulator.Rest;

/// <summary>Suggesting documents and completing words, by POST and by GET.</summary>
internal static class SuggestEndpoints
{
    private delegate void Runner(Utf8JsonWriter writer, QueryContext context, SuggestRequest request, IndexSearcher searcher);

    public static void MapSuggestions(this IEndpointRouteBuilder routes)
    {
        Map(routes, "suggest", SuggestRequest.OfSuggestions, SuggestRunner.Run);
        Map(routes, "autocomplete", SuggestRequest.OfCompletions, AutocompleteRunner.Run);
    }

    private static void Map(IEndpointRouteBuilder routes, string verb, IReadOnlySet<string> known, Runner run)
    {
        foreach (var path in (string[])["search.post." + verb, verb])
            routes.MapPost($"/indexes/{{name}}/docs/{path}", (HttpContext context, SearchService service, string name) => PostAsync(context, service, name, known, run));
        foreach (var path in (string[])["search." + verb, verb])
            routes.MapGet($"/indexes/{{name}}/docs/{path}", (HttpContext context, SearchService service, string name) => GetAsync(context, service, name, known, run)).TakesAny();
    }

    private static async Task PostAsync(HttpContext context, SearchService service, string name, IReadOnlySet<string> known, Runner run)
    {
        using var body = await Answers.ReadAsync(context);
        var index = IndexEndpoints.Find(service, name);
        await AnswerAsync(context, service, index, SuggestRequest.Read(new RequestValues(body.RootElement, known), index.Schema), run);
    }

    private static Task GetAsync(HttpContext context, SearchService service, string name, IReadOnlySet<string> known, Runner run)
    {
        var index = IndexEndpoints.Find(service, name);
        return AnswerAsync(context, service, index, SuggestRequest.Read(new RequestValues(context.Request.Query, known), index.Schema), run);
    }

    private static Task AnswerAsync(HttpContext context, SearchService service, SearchIndex index, SuggestRequest request, Runner run)
    {
        var query = new QueryContext(index, service);
        return query.Documents.Search(searcher => Answers.WriteAsync(context, 200, writer => run(writer, query, request, searcher)));
    }
}
