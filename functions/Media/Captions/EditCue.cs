using System.Security.Claims;
using Escouade.Media.Uploads;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Escouade.Platform.Limits;
using Escouade.Platform.Texts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Escouade.Media.Captions;

/// <summary>Corrects one sentence of the captions: its words and who says them, a new version of the whole.</summary>
internal static class EditCue
{
    private const int MostSpeaker = 120;

    internal sealed record Request
    {
        public string? Text { get; init; }

        /// <summary>Null for nobody named.</summary>
        public string? Speaker { get; init; }

        /// <summary>Whether somebody has read all of the captions now: readers are told that they were reviewed.</summary>
        public bool? IsReviewed { get; init; }
    }

    public static void Map(IEndpointRouteBuilder app)
        => app.MapPut($"{SaveCaptions.Address}/cues/{{number}}", HandleAsync)
            .WithName(nameof(EditCue))
            .WithSummary("Corrects one sentence of the captions. If-Match is required.")
            .WithTags("media")
            .ProducesProblems(StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound, StatusCodes.Status412PreconditionFailed, StatusCodes.Status428PreconditionRequired)
            .WithLimit(RateLimits.Writes)
            .RequireAuthorization(Policies.Writers);

    /// <param name="number">From 1.</param>
    private static async Task<Results<Ok<CaptionView>, ProblemHttpResult>> HandleAsync(
        string id,
        string language,
        int number,
        Request request,
        [FromHeader(Name = "If-Match")] string? known,
        ClaimsPrincipal person,
        HttpContext context,
        IMediaStore media,
        ICaptionStore captions,
        MediaChanges changes,
        MediaLibrary library,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (await MediaView.FindAsync(media, id, person, cancellationToken) is not { } item || !CaptionTrack.Languages.Contains(language)
            || await captions.FindAsync(id, language, version: null, cancellationToken) is not { } track || number < 1 || number > track.Cues.Count)
            return Problems.Of(StatusCodes.Status404NotFound);
        if (await changes.RefuseAsync(item, person, cancellationToken) is { } approved)
            return approved;
        if (IfMatch.Refuse(known, track.Tag) is { } refused)
            return refused;
        var (text, speaker) = (WellFormed.Text(request.Text ?? "").Trim(), WellFormed.Text(request.Speaker ?? "").Trim());
        if (!WellFormed.IsVisible(text) || text.Length > CaptionReader.MostText)
            return Problems.Validation("text", CaptionTexts.WordsMissing(CaptionReader.MostText));
        if (speaker.Length > MostSpeaker || WellFormed.HasInvisible(speaker))
            return Problems.Validation("speaker", CaptionTexts.SpeakerInvalid(MostSpeaker));

        var cues = track.Cues.ToList();
        cues[number - 1] = cues[number - 1] with { Text = text, Speaker = speaker.Length > 0 ? speaker : null };
        var kind = request.IsReviewed is true ? CaptionKind.Reviewed : track.Kind;
        if (await captions.SaveAsync(id, track with { Version = track.Version + 1, Kind = kind, Cues = cues, By = person.Name(), At = clock.GetUtcNow() }, cancellationToken) is not { } saved)
            return Problems.Of(StatusCodes.Status412PreconditionFailed, ProblemTexts.RevisionStale);
        await changes.NoteAsync(item, person, $"captions.{language}", $"{saved.Version}", CancellationToken.None);
        await library.RefreshAsync(id, CancellationToken.None);
        context.Response.Headers.ETag = saved.Tag;
        return TypedResults.Ok(CaptionView.Of(id, saved, captions));
    }
}
