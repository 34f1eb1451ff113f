using System.Security.Claims;
using Escouade.Media.Uploads;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Escouade.Platform.Limits;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Media.Transcription;

/// <summary>Asks for the transcription of a medium once more: the money had run out, or nobody was there to write.</summary>
internal static class AskTranscript
{
    public static void Map(IEndpointRouteBuilder app)
        => app.MapPost("/api/media/{id}/transcribe", HandleAsync)
            .WithName(nameof(AskTranscript))
            .WithSummary("Asks for the automatic transcription of a medium once more; words that are there stay.")
            .WithTags("media")
            .ProducesProblems(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict)
            .WithLimit(RateLimits.Writes)
            .RequireAuthorization(Policies.Writers);

    private static async Task<Results<Accepted, ProblemHttpResult>> HandleAsync(
        string id, ClaimsPrincipal person, IMediaStore media, Transcripts transcripts, CancellationToken cancellationToken)
    {
        if (await MediaView.FindAsync(media, id, person, cancellationToken) is not { } item)
            return Problems.Of(StatusCodes.Status404NotFound);
        if (!transcripts.IsPossible || item is not { State: MediaState.Received or MediaState.Ready, Content.Audio: not null })
            return Problems.Of(StatusCodes.Status409Conflict, transcripts.IsPossible ? TranscriptionTexts.NothingToHear : TranscriptionTexts.NobodyWrites);
        await transcripts.AskAgainAsync(item, cancellationToken);
        return TypedResults.Accepted($"/api/media/{id}");
    }
}
