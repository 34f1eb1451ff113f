using System.Security.Claims;
using Escouade.Media.Costs;
using Escouade.Media.Renditions;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Escouade.Media.Uploads;

/// <summary>Says how far a medium has come, and what is wrong with it.</summary>
internal static class GetMedia
{
    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods("/api/media/{id}", Reads.Methods, HandleAsync)
            .WithName(nameof(GetMedia))
            .WithSummary("Says how far a medium has come, and what is wrong with it.")
            .WithTags("media")
            .ProducesProblems(StatusCodes.Status404NotFound)
            .RequireAuthorization(Policies.Writers);

    private static async Task<Results<Ok<MediaView>, ProblemHttpResult>> HandleAsync(
        string id, ClaimsPrincipal person, IMediaStore media, MediaSteps steps, IOptions<CostOptions> prices, IUploadFiles files, IRenditionFiles renditions, CancellationToken cancellationToken)
    {
        if (await MediaView.FindAsync(media, id, person, cancellationToken) is not { } item)
            return Problems.Of(StatusCodes.Status404NotFound);
        var blocks = item.Expected is { Fault: null } file ? await files.ListBlocksAsync(id, file, cancellationToken) : null;
        var made = (await media.ListStepsAsync(id, cancellationToken)).Where(step => step.Source == item.Source).SelectMany(step => step.Renditions);
        return TypedResults.Ok(MediaView.Of(item, blocks, await steps.FindProgressAsync(item, cancellationToken), prices.Value, await media.FindTranscriptAsync(id, cancellationToken), [.. made.Select(one => new RenditionView(one.Name, renditions.AddressOf(one), one.ContentType, one.Size))]));
    }
}
