using Escouade.Content.Site;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;

namespace Escouade.Editorial.Desk;

/// <summary>Shows which moves there are between states and who may make them.</summary>
internal static class GetWorkflow
{
    internal sealed record Response(IReadOnlyList<Move> Items);

    /// <param name="By"><c>owner</c>: whoever began the entry; <c>editor</c>: editors and administrators.</param>
    /// <param name="Needs">The member of the request that has to be there, or null.</param>
    internal sealed record Move(string Action, IReadOnlyList<DeskState> From, DeskState To, IReadOnlyList<string> By, string? Needs);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods("/api/staff/workflow", Reads.Methods, Handle)
            .WithName(nameof(GetWorkflow))
            .WithSummary("Shows which moves there are between states and who may make them.")
            .WithTags("staff")
            .Produces<Response>()
            .RequireAuthorization(Policies.Writers);

    private static SnapshotResult Handle()
        => new(Snapshot.OfJson(new Response([.. Workflow.Moves.Select(Show)]), DeskJson.Wire.GetWorkflowResponse), isPrivate: true);

    private static Move Show(Workflow.Move move) => new(
        move.Action, move.From, move.To,
        [.. new[] { move.ByOwner ? "owner" : null, move.ByEditor ? "editor" : null }.OfType<string>()],
        move.Needs switch { MoveNeed.Reasons => "reasons", MoveNeed.PublishAt or MoveNeed.ArchiveAt => "at", _ => null });
}
