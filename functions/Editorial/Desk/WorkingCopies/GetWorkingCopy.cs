using System.Security.Claims;
using Escouade.Content.Site;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Editorial.Desk.WorkingCopies;

/// <summary>Gives back what the caller was writing and has not saved.</summary>
internal static class GetWorkingCopy
{
    /// <param name="BasedOn">Number of the revision that it was written over.</param>
    /// <param name="IsBehind">Whether somebody saved a newer revision since.</param>
    internal sealed record Response(int BasedOn, bool IsBehind, DateTimeOffset SavedAt, EntryDraft Draft);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods(SaveWorkingCopy.Address, Reads.Methods, HandleAsync)
            .WithName(nameof(GetWorkingCopy))
            .WithSummary("Gives back what the caller was writing and has not saved.")
            .WithTags("desk")
            .Produces<Response>()
            .ProducesProblems(StatusCodes.Status404NotFound)
            .RequireAuthorization(Policies.Writers);

    private static async Task<Results<SnapshotResult, ProblemHttpResult>> HandleAsync(
        string id, ClaimsPrincipal person, DeskChanges changes, IWorkingCopyStore copies, CancellationToken cancellationToken)
        => await changes.FindAsync(id, cancellationToken) is { } entry && Writer.Of(person).MaySee(entry) && await copies.FindAsync(id, person.Id(), cancellationToken) is var (number, draft, savedAt)
            ? new SnapshotResult(Snapshot.OfJson(new Response(number, number < entry.Number, savedAt, draft), DeskJson.Wire.GetWorkingCopyResponse), isPrivate: true)
            : Problems.Of(StatusCodes.Status404NotFound);
}
