using System.Security.Claims;
using Escouade.Media.Uploads;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Media.Captions;

/// <summary>Gives the captions of a medium in one language, sentence by sentence, to be edited.</summary>
internal static class GetCaptions
{
    /// <param name="Cues">In order; the first has the number 1.</param>
    internal sealed record Response(CaptionView Captions, IReadOnlyList<Cue> Cues);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods(SaveCaptions.Address, Reads.Methods, HandleAsync)
            .WithName(nameof(GetCaptions))
            .WithSummary("Gives the captions of a medium in one language, the latest version unless version names one.")
            .WithTags("media")
            .ProducesProblems(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound)
            .RequireAuthorization(Policies.Writers);

    /// <param name="version">From 1.</param>
    private static async Task<Results<Ok<Response>, ProblemHttpResult>> HandleAsync(
        string id, string language, int? version, ClaimsPrincipal person, HttpContext context, IMediaStore media, ICaptionStore captions, CancellationToken cancellationToken)
    {
        if (await MediaView.FindAsync(media, id, person, cancellationToken) is null || !CaptionTrack.Languages.Contains(language)
            || await captions.FindAsync(id, language, version, cancellationToken) is not { } track)
            return Problems.Of(StatusCodes.Status404NotFound);
        context.Response.Headers.ETag = track.Tag;
        return TypedResults.Ok(new Response(CaptionView.Of(id, track, captions), track.Cues));
    }
}
