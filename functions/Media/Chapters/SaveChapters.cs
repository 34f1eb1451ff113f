using System.Security.Claims;
using Escouade.Content.Chapters;
using Escouade.Media.Uploads;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Escouade.Platform.Limits;
using Escouade.Platform.Texts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Escouade.Media.Chapters;

/// <summary>Stores the chapters that somebody wrote for a medium, over those of its file and of its description.</summary>
internal static class SaveChapters
{
    public static void Map(IEndpointRouteBuilder app)
        => app.MapPut(GetChapters.Address, HandleAsync)
            .WithName(nameof(SaveChapters))
            .WithSummary("Stores the chapters of a medium; none lets those of the file or the description stand again. If-Match is required.")
            .WithTags("media")
            .ProducesProblems(StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound, StatusCodes.Status412PreconditionFailed, StatusCodes.Status428PreconditionRequired)
            .WithLimit(RateLimits.Writes)
            .RequireAuthorization(Policies.Writers);

    private static async Task<Results<Ok<ChaptersDocument>, ProblemHttpResult>> HandleAsync(
        string id,
        ChaptersDocument request,
        [FromHeader(Name = "If-Match")] string? known,
        ClaimsPrincipal person,
        HttpContext context,
        IMediaStore media,
        IChapterStore store,
        MediaChanges changes,
        MediaLibrary library,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (await MediaView.FindAsync(media, id, person, cancellationToken) is not { } item)
            return Problems.Of(StatusCodes.Status404NotFound);
        if (await changes.RefuseAsync(item, person, cancellationToken) is { } approved)
            return approved;
        var before = await store.FindAsync(id, cancellationToken) ?? EditedChapters.None;
        if (IfMatch.Refuse(known, before.Tag) is { } refused)
            return refused;
        var chapters = (request.Chapters ?? []).Select(part => new Chapter(part?.StartTime ?? -1, WellFormed.Text(part?.Title ?? "").Trim())).ToList();
        if (chapters.Count > Chapter.Most)
            return Problems.Validation("chapters", ChapterTexts.TooMany(Chapter.Most));
        if (FaultsOf(chapters, item.Content?.Seconds) is { Count: > 0 } faults)
            return Problems.Validation(faults);

        var edited = new EditedChapters(before.Version + 1, chapters, person.Name(), clock.GetUtcNow()) { ETag = before.ETag };
        if (!await store.SaveAsync(id, edited, cancellationToken))
            return Problems.Of(StatusCodes.Status412PreconditionFailed, ProblemTexts.RevisionStale);
        await changes.NoteAsync(item, person, "chapters", $"{edited.Version}", CancellationToken.None);
        await library.RefreshAsync(id, CancellationToken.None);
        context.Response.Headers.ETag = edited.Tag;
        return TypedResults.Ok(ChaptersDocument.Of(chapters));
    }

    /// <param name="chapters">As they were sent.</param>
    /// <param name="seconds">Of the medium; null where nobody knows yet.</param>
    private static Dictionary<string, string[]> FaultsOf(List<Chapter> chapters, double? seconds)
    {
        var faults = new Dictionary<string, string[]>();
        for (var at = 0; at < chapters.Count; at++)
        {
            var (from, title) = chapters[at];
            if (title.Length > Chapter.MostTitle || !WellFormed.IsVisible(title) || WellFormed.HasInvisible(title))
                faults[$"chapters[{at}].title"] = [ChapterTexts.TitleInvalid(at + 1, Chapter.MostTitle)];
            if (!double.IsFinite(from) || from < 0 || from >= (seconds ?? double.MaxValue))
                faults[$"chapters[{at}].startTime"] = [ChapterTexts.StartInvalid(at + 1)];
            else if (at > 0 && from <= chapters[at - 1].From)
                faults[$"chapters[{at}].startTime"] = [ChapterTexts.OutOfOrder(at + 1)];
        }
        return faults;
    }
}
