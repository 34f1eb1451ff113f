using System.Text.Json.Nodes;
using Escouade.SearchEmulator.Storage;
using Escouade.SearchEmulator.Synonyms;

namespace Escouade.SearchEmulator.Rest;

/// <summary>Making, changing, reading and dropping synonym maps. A change applies to the next query.</summary>
internal static class SynonymMapEndpoints
{
    public static void MapSynonymMaps(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/synonymmaps", ListAsync).Knows("$select");
        routes.MapPost("/synonymmaps", CreateAsync);
        routes.MapPut("/synonymmaps/{name}", PutAsync);
        routes.MapGet("/synonymmaps/{name}", GetAsync);
        routes.MapDelete("/synonymmaps/{name}", DeleteAsync);
    }

    private static Task ListAsync(HttpContext context, SearchService service)
        => Answers.WriteAsync(context, 200, writer => ResourceLists.Write(
            writer, context, "synonymmaps", service.SynonymMaps.Values.OrderBy(map => map.Name, StringComparer.Ordinal).Select(map => map.Definition)));

    private static async Task CreateAsync(HttpContext context, SearchService service)
    {
        using var body = await Answers.ReadAsync(context);
        var definition = Definitions.Read(() => SynonymMap.Read(Definitions.AsObject(body), expectedName: null));
        var name = (string)definition["name"]!;
        lock (service.Defining)
        {
            if (service.SynonymMaps.ContainsKey(name))
                throw new RequestRefusedException(
                    409, "ResourceNameAlreadyInUse", $"Cannot create synonym map '{name}' because it already exists.", "CannotCreateExistingSynonymMap");
            Keep(service, definition);
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
            exists = service.SynonymMaps.TryGetValue(name, out var map);
            Preconditions.Check(context.Request, map?.ETag);
            definition = Definitions.Read(() => SynonymMap.Read(Definitions.AsObject(body), name));
            Keep(service, definition);
        }

        await AnswerAsync(context, exists ? 200 : 201, definition);
    }

    private static Task GetAsync(HttpContext context, SearchService service, string name)
        => service.SynonymMaps.TryGetValue(name, out var map)
            ? AnswerAsync(context, 200, map.Definition)
            : throw new RequestRefusedException(
                404, string.Empty, $"No synonym map with the name '{name}' was found in service '{IndexEndpoints.ServiceName}'.");

    private static Task DeleteAsync(HttpContext context, SearchService service, string name)
    {
        lock (service.Defining)
        {
            var exists = service.SynonymMaps.TryGetValue(name, out var map);
            Preconditions.Check(context.Request, map?.ETag);
            if (!exists)
                throw new RequestRefusedException(
                    404, string.Empty, $"No synonymMap with the name '{name}' was found in a service named '{IndexEndpoints.ServiceName}'.");
            service.DropSynonymMap(name);
        }

        context.Response.StatusCode = 204;
        return Task.CompletedTask;
    }

    private static void Keep(SearchService service, JsonObject definition)
    {
        definition["@odata.etag"] = service.NewETag();
        service.KeepSynonymMap(new SynonymMap(definition));
    }

    private static Task AnswerAsync(HttpContext context, int status, JsonObject definition)
    {
        if (status == 201)
            context.Response.Headers.Location = $"https://{context.Request.Host}/synonymmaps('{definition["name"]}')?api-version={context.Request.Query["api-version"]}";
        return Answers.WriteAsync(
            context, status, writer => Definitions.Write(writer, Answers.Context(context, "synonymmaps/$entity"), definition), (string)definition["@odata.etag"]!);
    }
}
