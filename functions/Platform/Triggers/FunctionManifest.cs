using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Escouade.Platform.Triggers;

/// <summary>Writes the <c>function.json</c> of every endpoint, which is how the Functions host knows them.</summary>
internal static class FunctionManifest
{
    /// <summary>The function that takes every <c>/api</c> path that no other does, so that the app words the 404 itself.</summary>
    public const string Unknown = "AnswerUnknown";

    private const string Prefix = "/api/";

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static IEnumerable<Endpoint> EndpointsOf(IEndpointRouteBuilder app) => app.DataSources.SelectMany(source => source.Endpoints);

    /// <returns>The text of each <c>function.json</c> by the function's name.</returns>
    /// <exception cref="InvalidOperationException">An endpoint has no name, or lies outside <c>/api</c>.</exception>
    public static IReadOnlyDictionary<string, string> Describe(IEnumerable<Endpoint> endpoints)
    {
        var functions = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            [Unknown] = Write(Http("{*path}", [])),
        };
        foreach (var endpoint in endpoints.OfType<RouteEndpoint>())
        {
            var name = endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName
                ?? throw new InvalidOperationException($"{endpoint.RoutePattern.RawText} needs a name, for its function.");
            functions.Add(name, Write(endpoint.Metadata.GetMetadata<TriggerBinding>() is { } trigger
                ? [trigger.ToJson()]
                : Http(RouteOf(endpoint), endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [])));
        }
        return functions;
    }

    /// <summary>Replaces what the folder holds, so that no function of yesterday stays.</summary>
    public static void WriteTo(string folder, IEnumerable<Endpoint> endpoints)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        foreach (var (name, json) in Describe(endpoints))
        {
            Directory.CreateDirectory(Path.Combine(folder, name));
            File.WriteAllText(Path.Combine(folder, name, "function.json"), json);
        }
    }

    private static string RouteOf(RouteEndpoint endpoint)
        => endpoint.RoutePattern.RawText is { } route && route.StartsWith(Prefix, StringComparison.Ordinal)
            ? route[Prefix.Length..]
            : throw new InvalidOperationException($"{endpoint.RoutePattern.RawText} is not under {Prefix}.");

    private static JsonArray Http(string route, IEnumerable<string> methods)
    {
        var trigger = new JsonObject
        {
            ["type"] = "httpTrigger",
            ["direction"] = "in",
            ["name"] = "req",
            // The app itself decides who may call: function keys would be secrets that a browser has to know.
            ["authLevel"] = "anonymous",
            ["route"] = route,
        };
        if (methods.Any())
            trigger["methods"] = new JsonArray([.. methods.Order(StringComparer.Ordinal).Select(method => JsonValue.Create(method.ToLowerInvariant()))]);
        return [trigger, new JsonObject { ["type"] = "http", ["direction"] = "out", ["name"] = "res" }];
    }

    private static string Write(JsonArray bindings)
        => new JsonObject { ["bindings"] = bindings }.ToJsonString(Readable).ReplaceLineEndings("\n") + "\n";
}
