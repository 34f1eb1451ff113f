using System.Security.Claims;
using Escouade.Content.Entries;
using Escouade.Content.Site;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Editorial.Desk;

/// <summary>Lists what is on the desk, what was saved last first: all of it for editors, their own for experts.</summary>
internal static class ListDesk
{
    internal sealed record Response(IReadOnlyList<DeskView> Items);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods("/api/desk/entries", Reads.Methods, HandleAsync)
            .WithName(nameof(ListDesk))
            .WithSummary("Lists what is on the desk, what was saved last first: all of it for editors, their own for experts.")
            .WithTags("desk")
            .Produces<Response>()
            .ProducesProblems(StatusCodes.Status400BadRequest)
            .RequireAuthorization(Policies.Writers);

    /// <param name="state">Only entries of this state, such as <c>inReview</c>; the bin's alone where it is named.</param>
    private static async Task<Results<SnapshotResult, ProblemHttpResult>> HandleAsync(
        string? state, ClaimsPrincipal person, IDeskStore desk, IEntryStore entries, CancellationToken cancellationToken)
    {
        var wanted = DeskState.Draft;
        if (state is not null && !(Enum.TryParse(state, ignoreCase: true, out wanted) && Enum.IsDefined(wanted) && wanted is not DeskState.Removed))
            return Problems.Validation("state", DeskTexts.StateUnknown(string.Join(", ", Enum.GetNames<DeskState>().Where(name => name != nameof(DeskState.Removed)).Select(name => char.ToLowerInvariant(name[0]) + name[1..]))));

        var writer = Writer.Of(person);
        var items = await desk.ListAsync(cancellationToken)
            .Where(entry => writer.MaySee(entry) && (state is null ? entry.State is not (DeskState.Binned or DeskState.Removed) : entry.State == wanted))
            .OrderByDescending(entry => entry.SavedAt)
            .Select(async (DeskEntry entry, CancellationToken token) => DeskView.Of(entry, entry.Live is { IsPublished: true } ? await entries.FindAsync(entry.Id, token) : null, writer))
            .ToListAsync(cancellationToken);
        return new SnapshotResult(Snapshot.OfJson(new Response(items), DeskJson.Wire.ListDeskResponse), isPrivate: true);
    }
}
