using System.Security.Claims;
using Escouade.Media.Uploads;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Escouade.Platform.Limits;
using Escouade.Platform.Texts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Escouade.Media.Captions;

/// <summary>Stores the captions of a medium in one language, a new version of them; whoever sends them vouches for the words.</summary>
internal static class SaveCaptions
{
    public const string Address = "/api/media/{id}/captions/{language}";

    internal sealed record Request
    {
        /// <summary>A whole file of WebVTT or SubRip.</summary>
        public string? Text { get; init; }
    }

    public static void Map(IEndpointRouteBuilder app)
        => app.MapPut(Address, HandleAsync)
            .WithName(nameof(SaveCaptions))
            .WithSummary("Stores the captions of a medium in one language, as WebVTT or SubRip. If-Match is required where there are some; * stands for whichever.")
            .WithTags("media")
            .ProducesProblems(StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound, StatusCodes.Status412PreconditionFailed, StatusCodes.Status428PreconditionRequired)
            .WithLimit(RateLimits.Writes)
            .RequireAuthorization(Policies.Writers);

    private static async Task<Results<Ok<CaptionView>, ProblemHttpResult>> HandleAsync(
        string id,
        string language,
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
        if (await MediaView.FindAsync(media, id, person, cancellationToken) is not { } item || !CaptionTrack.Languages.Contains(language))
            return Problems.Of(StatusCodes.Status404NotFound);
        if (await changes.RefuseAsync(item, person, cancellationToken) is { } approved)
            return approved;
        var before = await captions.FindAsync(id, language, version: null, cancellationToken);
        if (before is not null && IfMatch.Refuse(known, before.Tag) is { } refused)
            return refused;
        if (request.Text is not { Length: > 0 and <= CaptionReader.MostCharacters } text)
            return Problems.Validation("text", CaptionTexts.FileMissing);
        var (cues, problems) = CaptionReader.Read(text, item.Content?.Seconds);
        if (problems.Count > 0)
            return Problems.Validation(new Dictionary<string, string[]> { ["text"] = [.. problems] });

        var track = new CaptionTrack(language, (before?.Version ?? 0) + 1, CaptionKind.Reviewed, cues, person.Name(), clock.GetUtcNow()) { ETag = before?.ETag };
        if (await captions.SaveAsync(id, track, cancellationToken) is not { } saved)
            return Problems.Of(StatusCodes.Status412PreconditionFailed, ProblemTexts.RevisionStale);
        await changes.NoteAsync(item, person, $"captions.{language}", $"{saved.Version}", CancellationToken.None);
        await library.RefreshAsync(id, CancellationToken.None);
        context.Response.Headers.ETag = saved.Tag;
        return TypedResults.Ok(CaptionView.Of(id, saved, captions));
    }
}
