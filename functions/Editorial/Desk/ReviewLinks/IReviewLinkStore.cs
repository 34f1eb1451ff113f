namespace Escouade.Editorial.Desk.ReviewLinks;

/// <summary>The links by which entries are reviewed without an account.</summary>
internal interface IReviewLinkStore
{
    Task<ReviewLink?> FindAsync(string entry, string id, CancellationToken cancellationToken);

    /// <summary>Those of an entry; one range scan.</summary>
    Task<IReadOnlyList<ReviewLink>> ListAsync(string entry, CancellationToken cancellationToken);

    /// <summary>Those whose last change is not done everywhere.</summary>
    Task<IReadOnlyList<ReviewLink>> ListPendingAsync(CancellationToken cancellationToken);

    /// <summary>Stores a link in place of what <see cref="ReviewLink.ETag"/> names.</summary>
    /// <returns>False where somebody else was quicker.</returns>
    Task<bool> SaveAsync(ReviewLink link, CancellationToken cancellationToken);

    /// <summary>Forgets every link of an entry. May be done again.</summary>
    Task RemoveAllAsync(string entry, CancellationToken cancellationToken);
}
