using System.Text.Json.Nodes;
using Escouade.SearchEmulator.Storage;

namespace Escouade.SearchEmulator.Rest;

/// <summary>Lets browsers query an index from the origins that its <c>corsOptions</c> name.</summary>
internal static class CrossOrigin
{
    // What the service documents for an index that names no age.
    private const int DefaultAgeInSeconds = 300;

    /// <summary>Before the keys are checked: a preflight carries none.</summary>
    public static void UseCrossOrigin(this WebApplication app)
        => app.Use((context, next) =>
        {
            var request = context.Request;
            var origin = request.Headers.Origin.ToString();
            if (origin.Length == 0 || Options(app.Services.GetRequiredService<SearchService>(), request.Path) is not { } options || !Allows(options, origin))
                return next(context);

            context.Response.OnStarting(() =>
            {
                context.Response.Headers.AccessControlAllowOrigin = origin;
                context.Response.Headers.Vary = "Origin";
                return Task.CompletedTask;
            });
            var isPreflight = HttpMethods.IsOptions(request.Method) && request.Headers.AccessControlRequestMethod.Count > 0;
            return isPreflight ? AnswerPreflight(context, options) : next(context);
        });

    private static Task AnswerPreflight(HttpContext context, JsonObject options)
    {
        var headers = context.Response.Headers;
        headers.AccessControlAllowMethods = "GET,POST";
        headers.AccessControlAllowHeaders = context.Request.Headers.AccessControlRequestHeaders;
        headers.AccessControlMaxAge = ((int?)options["maxAgeInSeconds"] ?? DefaultAgeInSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static JsonObject? Options(SearchService service, PathString path)
        => ResourcePaths.IndexOfDocuments(path) is { } name && service.Indexes.TryGetValue(name, out var index)
            ? index.Schema.Definition["corsOptions"] as JsonObject
            : null;

    private static bool Allows(JsonObject options, string origin)
        => (options["allowedOrigins"] as JsonArray ?? []).Any(allowed => (string?)allowed == "*" || string.Equals((string?)allowed, origin, StringComparison.OrdinalIgnoreCase));
}
