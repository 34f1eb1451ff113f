using Microsoft.AspNetCore.Http.HttpResults;
using Escouade.Platform.Http;

namespace Escouade.Insight;

/// <summary>Says that the process answers.</summary>
internal static class GetLiveness
{
    internal sealed record Response(string Status);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods("/api/health/live", Reads.Methods, Handle)
            .WithName(nameof(GetLiveness))
            .WithSummary("Says that the process answers.")
            .WithTags("health")
            .Produces<Response>()
            .AllowAnonymous();

    private static JsonHttpResult<Response> Handle(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(new Response("ok"), InsightJson.Default.GetLivenessResponse);
    }
}
