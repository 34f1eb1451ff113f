using System.Security.Claims;
using Escouade.Content.Entries;
using Escouade.Platform.Http;
using Escouade.Platform.Idempotency;
using Escouade.Platform.Identity;
using Escouade.Platform.Limits;
using Escouade.Platform.Texts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Escouade.Media.Uploads;

/// <summary>Announces a sound or moving picture, and answers where its file is to be sent.</summary>
internal static class AnnounceMedia
{
    private const int MostTitle = 200;

    internal sealed record Request
    {
        public string? Title { get; init; }

        /// <summary>What is spoken in it: <c>fr</c>, which stands where nothing is said, or <c>en</c>.</summary>
        public string? Language { get; init; }

        /// <summary>As it is on the disk, without its folder.</summary>
        public string? FileName { get; init; }

        /// <summary>Of the file, in bytes.</summary>
        public long? Size { get; init; }

        /// <summary>Of the file, in hexadecimal; nothing where it is not known.</summary>
        public string? Sha256 { get; init; }
    }

    internal sealed record Response(string Id, UploadAddress Upload);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapPost("/api/media", HandleAsync)
            .WithName(nameof(AnnounceMedia))
            .WithSummary("Announces a sound or moving picture, and answers where its file is to be sent. Idempotency-Key is required.")
            .WithTags("media")
            .WithLimit(RateLimits.Writes)
            .WithIdempotencyKey()
            .RequireAuthorization(Policies.Writers);

    private static async Task<Results<Created<Response>, ProblemHttpResult>> HandleAsync(
        Request request,
        [FromHeader(Name = IdempotencyKey.Header)] string key,
        ClaimsPrincipal person,
        IMediaStore media,
        IUploadFiles files,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var title = WellFormed.Text(request.Title ?? "").Trim();
        var errors = new Dictionary<string, string[]>();
        if (title.Length is 0 or > MostTitle)
            errors["title"] = [MediaTexts.TitleInvalid(MostTitle)];
        if (request.Language is not (null or "fr" or "en"))
            errors["language"] = [MediaTexts.LanguageUnknown];
        var file = AnnouncedFile.Read(request.FileName, request.Size, request.Sha256, errors);
        if (errors.Count > 0)
            return Problems.Validation(errors);

        // The same key is the same medium, even where a crash came before the answer was kept.
        var id = RevisionHash.Id($"media:{person.Id()}:{key}");
        var item = new MediaItem(id, person.Id(), title, request.Language ?? "fr", file, clock.GetUtcNow());
        await media.SaveAsync(item, cancellationToken);
        return TypedResults.Created($"/api/media/{id}", new Response(id, await files.SignAsync(id, file, cancellationToken)));
    }
}
