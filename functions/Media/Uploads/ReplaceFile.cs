using System.Security.Claims;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Escouade.Platform.Limits;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Media.Uploads;

/// <summary>Announces a file that is to take the place of a medium's, and answers where it is to be sent. The medium stays what it is, and plays as before until all is made of the new file.</summary>
internal static class ReplaceFile
{
    internal sealed record Request
    {
        /// <summary>As it is on the disk, without its folder.</summary>
        public string? FileName { get; init; }

        /// <summary>Of the file, in bytes.</summary>
        public long? Size { get; init; }

        /// <summary>Of the file, in hexadecimal; nothing where it is not known.</summary>
        public string? Sha256 { get; init; }
    }

    public static void Map(IEndpointRouteBuilder app)
        => app.MapPost("/api/media/{id}/replace", HandleAsync)
            .WithName(nameof(ReplaceFile))
            .WithSummary("Announces a file that is to take the place of a medium's, and answers where it is to be sent; the same one again, a fresh address.")
            .WithTags("media")
            .ProducesProblems(StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound)
            .WithLimit(RateLimits.Writes)
            .RequireAuthorization(Policies.Writers);

    private static async Task<Results<Ok<UploadAddress>, ProblemHttpResult>> HandleAsync(
        string id, Request request, ClaimsPrincipal person, IMediaStore media, IUploadFiles files, MediaChanges changes, CancellationToken cancellationToken)
    {
        var errors = new Dictionary<string, string[]>();
        var file = AnnouncedFile.Read(request.FileName, request.Size, request.Sha256, errors);
        while (await MediaView.FindAsync(media, id, person, cancellationToken) is { } item)
        {
            if (errors.Count > 0)
                return Problems.Validation(errors);
            if (await changes.RefuseAsync(item, person, cancellationToken) is { } approved)
                return approved;
            if (item.Expected is { Fault: null } expected && expected == file with { Number = expected.Number, Source = expected.Source, IsVouchedFor = expected.IsVouchedFor })
                return TypedResults.Ok(await files.SignAsync(id, expected, cancellationToken));
            var next = file with { Number = item.NextNumber, IsVouchedFor = MediaChanges.MayVouch(item, person) };
            // Where something else happened to it meanwhile, it is looked at once more.
            if (await media.SaveAsync(item.Expecting(next), cancellationToken))
            {
                await changes.NoteAsync(item, person, "file", $"{next.Number}", CancellationToken.None);
                return TypedResults.Ok(await files.SignAsync(id, next, cancellationToken));
            }
        }
        return Problems.Of(StatusCodes.Status404NotFound);
    }
}
