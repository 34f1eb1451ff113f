using System.Security.Claims;
using Escouade.Content.Chapters;
using Escouade.Media.Uploads;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Media.Chapters;

/// <summary>Gives the chapters of a medium to be edited: those that somebody wrote, otherwise those of its file.</summary>
internal static class GetChapters
{
    public const string Address = "/api/media/{id}/chapters";

    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods(Address, Reads.Methods, HandleAsync)
            .WithName(nameof(GetChapters))
            .WithSummary("Gives the chapters of a medium to be edited: those that somebody wrote, otherwise those of its file.")
            .WithTags("media")
            .ProducesProblems(StatusCodes.Status404NotFound)
            .RequireAuthorization(Policies.Writers);

    private static async Task<Results<Ok<ChaptersDocument>, ProblemHttpResult>> HandleAsync(
        string id, ClaimsPrincipal person, HttpContext context, IMediaStore media, IChapterStore chapters, CancellationToken cancellationToken)
    {
        if (await MediaView.FindAsync(media, id, person, cancellationToken) is not { } item)
            return Problems.Of(StatusCodes.Status404NotFound);
        var edited = await chapters.FindAsync(id, cancellationToken) ?? EditedChapters.None;
        context.Response.Headers.ETag = edited.Tag;
        return TypedResults.Ok(ChaptersDocument.Of(edited.Items.Count > 0 ? edited.Items : item.Content?.Chapters ?? []));
    }
}
