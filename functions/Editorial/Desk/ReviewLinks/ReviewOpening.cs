using Escouade.Platform.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Editorial.Desk.ReviewLinks;

/// <summary>Opens the links by which somebody reviews without an account.</summary>
internal sealed class ReviewOpening(ReviewAddress address, IReviewLinkStore store, DeskChanges changes, ReviewLinkChanges linkChanges)
{
    /// <returns>
    /// The link and its entry; or 403 for a token that is not ours or not of this revision, 410 for one that is over, was revoked or used, or whose text has been
    /// changed since.
    /// </returns>
    public async Task<(ReviewLink? Link, DeskEntry Entry, ProblemHttpResult? Refused)> OpenAsync(string? token, CancellationToken cancellationToken)
    {
        if (address.Read(token) is not var (entryId, linkId, revision, isExpired) || await store.FindAsync(entryId, linkId, cancellationToken) is not { } link || link.Revision != revision)
            return (null, null!, Problems.Of(StatusCodes.Status403Forbidden, ReviewTexts.Forged));
        link = await linkChanges.SettleAsync(link, cancellationToken);
        var entry = await changes.FindAsync(entryId, cancellationToken);
        var over = link switch
        {
            { RevokedAt: not null } => ReviewTexts.Revoked,
            { Verdict: not null } => ReviewTexts.Used,
            _ when isExpired => ReviewTexts.Expired,
            _ when entry is null or { State: DeskState.Binned } => ReviewTexts.Revoked,
            _ when entry.Revision != link.Revision || entry.Number != link.Number => ReviewTexts.Changed,
            _ => null,
        };
        return over is null ? (link, entry!, null) : (null, null!, Problems.Of(StatusCodes.Status410Gone, over));
    }
}
