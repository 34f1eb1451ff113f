using Escouade.Platform.Audit;
using Escouade.Platform.Identity;
using Escouade.Platform.Mail;

namespace Escouade.Editorial.Desk.ReviewLinks;

/// <summary>Changes review links; what follows of a change (the mail, the move of the entry, the line of the audit log) follows whatever crashes in between.</summary>
internal sealed class ReviewLinkChanges(
    IReviewLinkStore store, DeskChanges changes, DeskMoves moves, DeskNotices notices, IPersonRegistry people, IAddressBook addresses, IOutbox outbox, ReviewAddress address, IAuditLog audit, TimeProvider clock)
{
    /// <param name="link">As it shall be, over the row that it was read from.</param>
    /// <param name="action">For the audit log: <c>ask</c>, <c>revoke</c>, <c>approve</c>, <c>refuse</c>.</param>
    /// <param name="who">Whoever did it.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    /// <returns>The link as stored, with all that follows done; null where somebody else was quicker.</returns>
    public async Task<ReviewLink?> SaveAsync(ReviewLink link, string action, string who, CancellationToken cancellationToken)
    {
        var change = link.Change + 1;
        var happened = new AuditEvent($"review {link.Id} {change}", clock.GetUtcNow(), who, $"review.{action}", link.Entry, $"revision {link.Number} {link.Revision}");
        if (!await store.SaveAsync(link with { Change = change, Pending = happened }, cancellationToken))
            return null;
        return await SettleAsync((await store.FindAsync(link.Entry, link.Id, CancellationToken.None))!, CancellationToken.None);
    }

    /// <summary>Does what follows of the last change. May be done again.</summary>
    public async Task<ReviewLink> SettleAsync(ReviewLink link, CancellationToken cancellationToken)
    {
        if (link.Pending is not { } happened)
            return link;
        await audit.AppendAsync(happened, cancellationToken);
        if (link is { Verdict: null, RevokedAt: null } && await changes.FindAsync(link.Entry, cancellationToken) is { } entry && await addresses.FindAsync(link.AddressKey, cancellationToken) is { } email)
            await outbox.AskAsync(
                new($"review {link.Id}", email, link.Name, new MailContent.ReviewRequest(link.AskedBy, entry.Title, link.Until) { Link = address.Of(link) }), cancellationToken);
        if (link.Verdict is { } verdict && await changes.FindAsync(link.Entry, cancellationToken) is { } judged)
        {
            await MoveAsync(link, verdict, cancellationToken);
            await notices.TellAskerAsync(link, verdict, judged.Title, cancellationToken);
        }
        // Where somebody else was quicker, they have done it all first.
        await store.SaveAsync(link with { Pending = null }, cancellationToken);
        return (await store.FindAsync(link.Entry, link.Id, cancellationToken))!;
    }

    /// <summary>Whether the verdict is to move the entry: whoever asked for it answers for it, and might give it themselves now as they might then.</summary>
    public async Task<bool> CountsAsync(ReviewLink link, DeskEntry entry, CancellationToken cancellationToken)
        => link.IsVouchedFor && await people.FindAsync(link.AskedById, cancellationToken) is { } asker && Workflow.MayApprove(entry, Writer.Of(asker));

    private async Task MoveAsync(ReviewLink link, ReviewVerdict verdict, CancellationToken cancellationToken)
    {
        var move = Workflow.Find(verdict.IsFor ? Workflow.Approve : Workflow.Refuse)!;
        // Asked again after a crash, the entry has moved on; changed meanwhile, the verdict is of another text.
        while (await changes.FindAsync(link.Entry, cancellationToken) is { } entry && entry.Revision == link.Revision && entry.Number == link.Number && move.From.Contains(entry.State)
            && await CountsAsync(link, entry, cancellationToken) && await moves.MoveAsync(entry, move, Writer.Outside(verdict.By, link.AskedBy), at: null, verdict.IsFor ? null : verdict.Reasons, cancellationToken) is null)
        {
        }
    }
}
