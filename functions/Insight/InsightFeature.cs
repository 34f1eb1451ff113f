using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace Escouade.Insight;

/// <summary>How the platform is doing, and what it offers to programs.</summary>
internal static class InsightFeature
{
    private const string Document = "v1";

    public static IServiceCollection AddInsight(this IServiceCollection services) => services
        .ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, InsightJson.Default))
        .AddOpenApi(Document, options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new() { Title = "Escouade", Version = "1", Description = "What L'Escouade numérique publishes, and how it gets there." };
                // The address depends on who asks; the paths do not.
                document.Servers = [];
                // HEAD answers as GET does; told once, each operation has an id of its own.
                foreach (var path in document.Paths.Values)
                    path.Operations?.Remove(HttpMethod.Head);
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
            .DisableDefaultFonts()
            // The reader's browser is to ask nobody but us.
            .DisableTelemetry()
            .DisableAgent()
            .DisableMcp()
            .HideDeveloperTools()
            .HideClientButton())
            .AllowAnonymous()
            .Add(endpoint => endpoint.Metadata.Add(new EndpointNameMetadata(NameOf(((RouteEndpointBuilder)endpoint).RoutePattern.RawText!))));
    }

    /// <summary>Writes the document that <c>/api/openapi.json</c> gives, for those who generate clients from the repository.</summary>
    public static async Task WriteOpenApiAsync(IServiceProvider services, string path)
    {
        var document = await services.GetRequiredKeyedService<IOpenApiDocumentProvider>(Document).GetOpenApiDocumentAsync();
        var text = await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1);
        await File.WriteAllTextAsync(path, text.ReplaceLineEndings("\n") + "\n");
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
