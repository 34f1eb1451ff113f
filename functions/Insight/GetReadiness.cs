using Escouade.Content.Entries;
using Escouade.Content.Searching;
using Escouade.Content.Site;
using Escouade.Platform.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Insight;

/// <summary>Says whether what the app depends on answers, and which part is ill; never why, which is in the logs.</summary>
internal static class GetReadiness
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    internal sealed record Response(string Status, IReadOnlyDictionary<string, string> Dependencies);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods("/api/health/ready", Reads.Methods, HandleAsync)
            .WithName(nameof(GetReadiness))
            .WithSummary("Says whether what the app depends on answers.")
            .WithTags("health")
            .Produces<Response>(StatusCodes.Status503ServiceUnavailable)
            .Produces<Response>()
            .AllowAnonymous();

    private static async Task<JsonHttpResult<Response>> HandleAsync(
        HttpContext context, ISiteFiles site, IEntryStore entries, ISearchIndex search, ILogger<Response> logger, CancellationToken cancellationToken)
    {
        var checks = await Task.WhenAll(
            CheckAsync("blobs", site.ReadStampAsync),
            CheckAsync("tables", token => entries.FindIdAsync("accueil", token)),
            CheckAsync("search", search.CheckAsync));
        var isReady = checks.All(check => check.IsWell);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(
            new Response(isReady ? "ok" : "ill", checks.ToDictionary(check => check.Name, check => check.IsWell ? "ok" : "ill")),
            InsightJson.Default.GetReadinessResponse,
            statusCode: isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);

        async Task<(string Name, bool IsWell)> CheckAsync(string name, Func<CancellationToken, Task> askAsync)
        {
            try
            {
                await askAsync(cancellationToken).WaitAsync(Patience, cancellationToken);
                return (name, true);
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                logger.LogWarning(failure, "{Dependency} does not answer.", name);
                return (name, false);
            }
        }
    }
}
