namespace Escouade.Editorial.Desk;

/// <summary>Which moves there are between states, and who may make them: the one place that says it.</summary>
internal static class Workflow
{
    /// <param name="Action">What a person asks for.</param>
    /// <param name="ByOwner">Whether whoever began the entry may; editors may in any case, unless only the owner can mean it.</param>
    /// <param name="Needs">What has to be said with it.</param>
    internal sealed record Move(string Action, IReadOnlyList<DeskState> From, DeskState To, bool ByOwner, bool ByEditor, MoveNeed Needs = MoveNeed.Nothing);

    public const string Approve = "approve";
    public const string Refuse = "refuse";
    public const string Publish = "publish";
    public const string Archive = "archive";
    public const string Reserve = "reserve";
    public const string Release = "release";
    public const string Unexpire = "unexpire";
    public const string Bin = "bin";

    public static readonly IReadOnlyList<Move> Moves =
    [
        new("submit", [DeskState.Draft], DeskState.InReview, ByOwner: true, ByEditor: true),
        new("recall", [DeskState.InReview], DeskState.Draft, ByOwner: true, ByEditor: false),
        new(Reserve, [DeskState.InReview], DeskState.InReview, ByOwner: false, ByEditor: true),
        new(Release, [DeskState.InReview], DeskState.InReview, ByOwner: false, ByEditor: true),
        new(Refuse, [DeskState.InReview, DeskState.Approved, DeskState.Scheduled], DeskState.Draft, ByOwner: false, ByEditor: true, MoveNeed.Reasons),
        new(Approve, [DeskState.InReview], DeskState.Approved, ByOwner: false, ByEditor: true),
        new(Publish, [DeskState.Approved, DeskState.Scheduled], DeskState.Published, ByOwner: false, ByEditor: true),
        new("schedule", [DeskState.Approved], DeskState.Scheduled, ByOwner: false, ByEditor: true, MoveNeed.PublishAt),
        new("unschedule", [DeskState.Scheduled], DeskState.Approved, ByOwner: false, ByEditor: true),
        new(Archive, [DeskState.Published], DeskState.Archived, ByOwner: false, ByEditor: true),
        new("expire", [DeskState.Published], DeskState.Published, ByOwner: false, ByEditor: true, MoveNeed.ArchiveAt),
        new(Unexpire, [DeskState.Published], DeskState.Published, ByOwner: false, ByEditor: true),
        new("reopen", [DeskState.Archived], DeskState.Draft, ByOwner: true, ByEditor: true),
        new(Bin, [DeskState.Draft, DeskState.Archived], DeskState.Binned, ByOwner: true, ByEditor: true),
        new("restore", [DeskState.Binned], DeskState.Draft, ByOwner: true, ByEditor: true),
    ];

    public static Move? Find(string action) => Moves.FirstOrDefault(move => move.Action == action);

    /// <returns>Where a new text leaves its entry: whatever was approved no longer is. Null where there is nothing to save it to.</returns>
    public static DeskState? AfterSave(DeskState state) => state switch
    {
        DeskState.Binned or DeskState.Removed => null,
        DeskState.InReview => DeskState.InReview,
        _ => DeskState.Draft,
    };

    public static bool MayMove(Move move, DeskEntry entry, Writer writer)
        => move.From.Contains(entry.State)
            && (move.ByEditor && writer.IsEditor || move.ByOwner && entry.Owner == writer.Id)
            && (move.Action != Approve || MayApprove(entry, writer))
            && (move.Action != Bin || MayBin(entry));

    /// <summary>Two pairs of eyes: nobody but an administrator approves their own words, nor a text that they had a hand in since readers last had another.</summary>
    public static bool MayApprove(DeskEntry entry, Writer writer)
        => writer.IsEditor && (writer.IsAdministrator || entry.Owner != writer.Id && !entry.Authors.Contains(writer.Id));

    /// <summary>What readers have is taken away from them first: the bin would empty its history from under it.</summary>
    public static bool MayBin(DeskEntry entry) => entry.Live is not { IsPublished: true };
}

internal enum MoveNeed
{
    Nothing,
    Reasons,
    PublishAt,
    ArchiveAt,
}
