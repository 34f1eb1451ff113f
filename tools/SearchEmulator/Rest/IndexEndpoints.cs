using System.Text.Json.Nodes;
using Escouade.SearchEmulator.Analysis;
using Escouade.SearchEmulator.Indexes;
using Escouade.SearchEmulator.Storage;

namespace Escouade.SearchEmulator.Rest;

/// <summary>Making, changing, reading and dropping indexes.</summary>
internal static class IndexEndpoints
{
    public static void MapIndexes(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/indexes", ListAsync).Knows("$select");
        routes.MapPost("/indexes", CreateAsync);
        routes.MapPut("/indexes/{name}", PutAsync).Knows("allowIndexDowntime");
        routes.MapGet("/indexes/{name}", GetAsync);
        routes.MapDelete("/indexes/{name}", DeleteAsync);
        routes.MapGet("/indexes/{name}/search.stats", StatisticsAsync);
        routes.MapGet("/indexes/{name}/stats", StatisticsAsync);
        routes.MapPost("/indexes/{name}/search.analyze", AnalyzeAsync);
        routes.MapPost("/indexes/{name}/analyze", AnalyzeAsync);
        routes.MapGet("/servicestats", ServiceStatisticsAsync);
    }

    /// <summary>The index, or the service's 404.</summary>
    public static SearchIndex Find(SearchService service, string name)
        => service.Indexes.TryGetValue(name, out var index) ? index : throw new RequestRefusedException(
            404, string.Empty, $"No index with the name '{name}' was found in the service '{ServiceName}'.");

    internal const string ServiceName = "emulator";

    private static Task ListAsync(HttpContext context, SearchService service)
        => Answers.WriteAsync(context, 200, writer => ResourceLists.Write(
            writer, context, "indexes", service.Indexes.Values.Select(index => index.Schema).OrderByDescending(schema => schema.ETag, StringComparer.Ordinal).Select(schema => schema.Definition)));

    private static async Task CreateAsync(HttpContext context, SearchService service)
    {
        using var body = await Answers.ReadAsync(context);
        var definition = Definitions.Read(() => DefinitionReader.Read(Definitions.AsObject(body), expectedName: null));
        var name = (string)definition["name"]!;
        lock (service.Defining)
        {
            if (service.Indexes.ContainsKey(name))
                throw new RequestRefusedException(
                    409, "ResourceNameAlreadyInUse", $"Cannot create index '{name}' because it already exists.", "CannotCreateExistingIndex");
            CheckSynonymMaps(service, definition);
            service.CreateIndex(name, Tag(service, definition));
        }

        await AnswerAsync(context, 201, definition);
    }

    private static async Task PutAsync(HttpContext context, SearchService service, string name)
    {
        using var body = await Answers.ReadAsync(context);
        JsonObject definition;
        bool exists;
        lock (service.Defining)
        {
            exists = service.Indexes.TryGetValue(name, out var index);
            Preconditions.Check(context.Request, index?.Schema.ETag);
            definition = Definitions.Read(() => DefinitionReader.Read(Definitions.AsObject(body), name));
            CheckSynonymMaps(service, definition);
            if (index is null)
            {
                service.CreateIndex(name, Tag(service, definition));
            }
            else
            {
                var allowsDowntime = bool.TryParse(context.Request.Query["allowIndexDowntime"], out var allowed) && allowed;
                DefinitionChanges.Check(index.Schema.Definition, definition, allowsDowntime);
                index.Redefine(Tag(service, definition));
            }
        }

        await AnswerAsync(context, exists ? 200 : 201, definition);
    }

    private static Task GetAsync(HttpContext context, SearchService service, string name) => AnswerAsync(context, 200, Find(service, name).Schema.Definition);

    private static Task DeleteAsync(HttpContext context, SearchService service, string name)
    {
        lock (service.Defining)
        {
            var exists = service.Indexes.TryGetValue(name, out var index);
            Preconditions.Check(context.Request, index?.Schema.ETag);
            if (!exists)
                throw new RequestRefusedException(404, string.Empty, $"No index with the name '{name}' was found in a service named '{ServiceName}'.");
            service.DropIndex(name);
        }

        context.Response.StatusCode = 204;
        return Task.CompletedTask;
    }

    private static Task StatisticsAsync(HttpContext context, SearchService service, string name)
    {
        var documents = Find(service, name).Documents;
        return Answers.WriteAsync(context, 200, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("@odata.context", Answers.Context(context, "Microsoft.Azure.Search.V2023_11_01.IndexStatistics"));
            writer.WriteNumber("documentCount", documents.Count);
            writer.WriteNumber("storageSize", documents.SizeInBytes);
            writer.WriteNumber("vectorIndexSize", 0);
            writer.WriteEndObject();
        });
    }

    private static async Task AnalyzeAsync(HttpContext context, SearchService service, string name)
    {
        using var body = await Answers.ReadAsync(context);
        var tokens = AnalyzeRequest.Run(Find(service, name).Analyzers, body.RootElement);
        await Answers.WriteAsync(context, 200, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("@odata.context", Answers.Context(context, "Microsoft.Azure.Search.V2023_11_01.AnalyzeResult"));
            writer.WriteStartArray("tokens");
            foreach (var token in tokens)
            {
                writer.WriteStartObject();
                writer.WriteString("token", token.Term);
                writer.WriteNumber("startOffset", token.Start);
                writer.WriteNumber("endOffset", token.End);
                writer.WriteNumber("position", token.Position);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    private static Task ServiceStatisticsAsync(HttpContext context, SearchService service)
        => Answers.WriteAsync(context, 200, writer => ServiceStatistics.Write(writer, context, service));

    private static void CheckSynonymMaps(SearchService service, JsonObject definition)
    {
        foreach (var field in new IndexSchema(definition).AllFields)
        {
            if (field.SynonymMaps.FirstOrDefault(map => !service.SynonymMaps.ContainsKey(map)) is { } missing)
                throw RequestRefusedException.Invalid($"definition : The synonym map '{missing}' specified in the field '{field.Path}' does not exist.\r\n");
        }
    }

    private static JsonObject Tag(SearchService service, JsonObject definition)
    {
        definition["@odata.etag"] = service.NewETag();
        return definition;
    }

    private static Task AnswerAsync(HttpContext context, int status, JsonObject definition)
    {
        if (status == 201)
            context.Response.Headers.Location = $"https://{context.Request.Host}/indexes('{definition["name"]}')?api-version={context.Request.Query["api-version"]}";
        return Answers.WriteAsync(
            context, status, writer => Definitions.Write(writer, Answers.Context(context, "indexes/$entity"), definition), (string)definition["@odata.etag"]!);
    }
}
