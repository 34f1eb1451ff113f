using Escouade.Platform.Identity;
using Escouade.Platform.Limits;
using Escouade.Platform.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Editorial.Drops;

/// <summary>Takes up again the drops that failed five times through no fault of theirs.</summary>
internal static class ReplayDrops
{
    internal sealed record Response(int Replayed);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapPost("/api/staff/drops/replay", HandleAsync)
            .WithName(nameof(ReplayDrops))
            .WithSummary("Takes up again the drops that failed five times through no fault of theirs.")
            .WithTags("staff")
            .WithLimit(RateLimits.Writes)
            .RequireAuthorization(Policies.Staff);

    private static async Task<Accepted<Response>> HandleAsync(PoisonDrops poison, IWorkQueue queue, CancellationToken cancellationToken)
    {
        var replayed = 0;
        await foreach (var (name, doneAsync) in poison.TakeAsync(cancellationToken))
        {
            // First the new message, then the old one goes: a crash between replays twice, which changes nothing.
            await queue.SendAsync(StorageNames.ReplayDrop, new IngestDrop.Message(name), EditorialJson.Default.IngestDropMessage, cancellationToken: cancellationToken);
            await doneAsync();
            replayed++;
        }
        return TypedResults.Accepted("/api/staff/drops", new Response(replayed));
    }
}
