using Scalar.AspNetCore;

namespace Escouade.Insight;

/// <summary>How the platform is doing, and what it offers to programs.</summary>
internal static class InsightFeature
{
    public static IServiceCollection AddInsight(this IServiceCollection services) => services
        .ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, InsightJson.Default));

    public static void MapInsight(this IEndpointRouteBuilder app)
    {
        GetLiveness.Map(app);
        GetReadiness.Map(app);
        ListAudit.Map(app);
        VerifyAudit.Map(app);
        GetOpenApi.Map(app);
        app.MapScalarApiReference("/api/docs", options => options
            .WithTitle("Escouade")
            .WithOpenApiRoutePattern(GetOpenApi.Address)
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

    /// <summary>The viewer maps several paths and names none; each is a function like any other.</summary>
    private static string NameOf(string route) => Path.GetFileName(route) switch
    {
        "scalar.js" => "GetDocsViewer",
        "scalar.aspnetcore.js" => "GetDocsScript",
        "favicon.svg" => "GetDocsIcon",
        _ => "GetDocs",
    };
}
