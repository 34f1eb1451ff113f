using Escouade.Content.Site;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;

namespace Escouade.Editorial.Desk;

/// <summary>Lists what those had begun who were suspended or have left, so that somebody else goes on with it.</summary>
internal static class ListHandOvers
{
    internal sealed record Response(IReadOnlyList<Item> Items);

    /// <param name="Owner">Name of whoever began it.</param>
    /// <param name="Tag">To be sent back as <c>If-Match</c>.</param>
    internal sealed record Item(string Id, string Title, DeskState State, string Tag, string Owner, DateTimeOffset SavedAt);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods("/api/staff/hand-overs", Reads.Methods, HandleAsync)
            .WithName(nameof(ListHandOvers))
            .WithSummary("Lists what those had begun who were suspended or have left, what has waited longest first.")
            .WithTags("staff")
            .Produces<Response>()
            .RequireAuthorization(Policies.Staff);

    private static async Task<SnapshotResult> HandleAsync(IDeskStore desk, IPersonRegistry people, CancellationToken cancellationToken)
    {
        // Looked up, not noted when somebody leaves: so nothing can be forgotten, and whoever comes back has theirs again.
        var gone = (await people.ListGoneAsync(cancellationToken)).ToDictionary(person => person.Id, person => person.Name);
        var items = await desk.ListAsync(cancellationToken)
            .Where(entry => gone.ContainsKey(entry.Owner) && entry.State is (DeskState.Draft or DeskState.InReview or DeskState.Approved or DeskState.Scheduled))
            .OrderBy(entry => entry.SavedAt)
            .Select(entry => new Item(entry.Id, entry.Title, entry.State, entry.Tag, gone[entry.Owner], entry.SavedAt))
            .ToListAsync(cancellationToken);
        return new(Snapshot.OfJson(new Response(items), DeskJson.Wire.ListHandOversResponse), isPrivate: true);
    }
}
