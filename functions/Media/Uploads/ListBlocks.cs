using System.Security.Claims;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Media.Uploads;

/// <summary>Says which blocks of a file arrived, so that sending it goes on where it stopped.</summary>
internal static class ListBlocks
{
    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods("/api/media/{id}/blocks", Reads.Methods, HandleAsync)
            .WithName(nameof(ListBlocks))
            .WithSummary("Says which blocks of a file arrived, so that sending it goes on where it stopped.")
            .WithTags("media")
            .ProducesProblems(StatusCodes.Status404NotFound)
            .RequireAuthorization(Policies.Writers);

    private static async Task<Results<Ok<UploadedBlocks>, ProblemHttpResult>> HandleAsync(
        string id, ClaimsPrincipal person, IMediaStore media, IUploadFiles files, CancellationToken cancellationToken)
        => await MediaView.FindAsync(media, id, person, cancellationToken) is { } item
            ? TypedResults.Ok(await files.ListBlocksAsync(id, item.Expected ?? item.File, cancellationToken))
            : Problems.Of(StatusCodes.Status404NotFound);
}
