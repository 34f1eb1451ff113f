using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace Escouade.Insight;

/// <summary>How the platform is doing, and what it offers to programs.</summary>
internal static class InsightFeature
{
    public static IServiceCollection AddInsight(this IServiceCollection services) => services
        .ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, InsightJson.Default))
        .AddOpenApi(options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new() { Title = "Escouade", Version = "1", Description = "What L'Escouade numérique publishes, and how it gets there." };
                // The address depends on who asks; the paths do not.
                document.Servers = [];
                return Task.CompletedTask;
            });
        });

    public static void MapInsight(this IEndpointRouteBuilder app)
    {
        GetLiveness.Map(app);
        GetReadiness.Map(app);
        app.MapOpenApi("/api/openapi.json").WithName("GetOpenApi").AllowAnonymous();
        app.MapScalarApiReference("/api/docs", options => options
            .WithTitle("Escouade")
            .WithOpenApiRoutePattern("/api/openapi.json")
            .DisableDefaultFonts())
            .AllowAnonymous()
            .Add(endpoint => endpoint.Metadata.Add(new EndpointNameMetadata(NameOf(((RouteEndpointBuilder)endpoint).RoutePattern.RawText!))));
    }

    /// <summary>The viewer maps several paths and names none; each is a function like any other.</summary>
    private static string NameOf(string route) => Path.GetFileName(route) switch
    {
        "scalar.js" => "GetDocsViewer",
        "scalar.aspnetcore.js" => "GetDocsScript",
        "favicon.svg" => "GetDocsIcon",
        _ => "GetDocs",
    };
}
