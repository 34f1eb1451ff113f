using Escouade.Platform.Identity;
using Escouade.Platform.Limits;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Media.Jobs;

/// <summary>Takes up again the steps that failed five times.</summary>
internal static class ReplayJobs
{
    internal sealed record Response(int Replayed);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapPost("/api/staff/jobs/replay", HandleAsync)
            .WithName(nameof(ReplayJobs))
            .WithSummary("Takes up again the steps of the processing that failed five times.")
            .WithTags("staff")
            .WithLimit(RateLimits.Writes)
            .RequireAuthorization(Policies.Staff);

    private static async Task<Accepted<Response>> HandleAsync(PoisonSteps poison, CancellationToken cancellationToken)
        => TypedResults.Accepted("/api/staff/jobs", new Response(await poison.ReplayAsync(cancellationToken)));
}
