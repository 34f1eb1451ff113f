using System.Security.Claims;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Escouade.Platform.Limits;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Media.Uploads;

/// <summary>Gives a fresh address to send a file to, where the last one ran out or the file was refused.</summary>
internal static class RenewUpload
{
    public static void Map(IEndpointRouteBuilder app)
        => app.MapPost("/api/media/{id}/renew", HandleAsync)
            .WithName(nameof(RenewUpload))
            .WithSummary("Gives a fresh address to send a file to, where the last one ran out or the file was refused.")
            .WithTags("media")
            .ProducesProblems(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict)
            .WithLimit(RateLimits.Writes)
            .RequireAuthorization(Policies.Writers);

    private static async Task<Results<Ok<UploadAddress>, ProblemHttpResult>> HandleAsync(
        string id, ClaimsPrincipal person, IMediaStore media, IUploadFiles files, CancellationToken cancellationToken)
    {
        if (await MediaView.FindAsync(media, id, person, cancellationToken) is not { } item)
            return Problems.Of(StatusCodes.Status404NotFound);
        return item.Expected is { } file
            ? TypedResults.Ok(await files.SignAsync(id, file, cancellationToken))
            : Problems.Of(StatusCodes.Status409Conflict, MediaTexts.AlreadyReceived);
    }
}
