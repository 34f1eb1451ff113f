using Escouade.Content.Entries;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Editorial;

/// <summary>Gives an entry as its author wrote it, with the tag to send back when editing.</summary>
internal static class GetEntrySource
{
    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods("/api/staff/entries/{id}", Reads.Methods, HandleAsync)
            .WithName(nameof(GetEntrySource))
            .WithSummary("Gives an entry as its author wrote it, to be edited.")
            .WithTags("editorial")
            .Produces<EntryDraft>()
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(StatusCodes.Status404NotFound)
            .RequireAuthorization(Policies.Staff);

    private static async Task<Results<JsonHttpResult<EntryDraft>, StatusCodeHttpResult, ProblemHttpResult>> HandleAsync(
        string id, HttpContext context, IEntryStore store, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { } head)
            return Problems.Of(StatusCodes.Status404NotFound);
        context.Response.Headers.ETag = head.RevisionTag;
        if (context.Request.Headers.IfNoneMatch is { Count: > 0 } known && head.IsNamedBy(known.ToString()))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        return TypedResults.Json(EntryDraft.Of(await store.ReadRevisionAsync(head.Revision, cancellationToken)), EditorialJson.Wire.EntryDraft);
    }
}
