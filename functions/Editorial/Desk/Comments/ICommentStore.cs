namespace Escouade.Editorial.Desk.Comments;

/// <summary>What was said of entries on the desk.</summary>
internal interface ICommentStore
{
    /// <summary>All that was said of an entry, in order; one range scan.</summary>
    IAsyncEnumerable<Comment> ListAsync(string entry, CancellationToken cancellationToken);

    Task<Comment?> FindAsync(string entry, string id, CancellationToken cancellationToken);

    /// <summary>Stores a comment, unless there is one of its id.</summary>
    /// <returns>The one that is there now.</returns>
    Task<Comment> AddAsync(string entry, Comment comment, CancellationToken cancellationToken);

    /// <summary>Stores a comment in place of the one of its id. May be done again.</summary>
    Task SaveAsync(string entry, Comment comment, CancellationToken cancellationToken);

    /// <summary>Forgets all that was said of an entry. May be done again.</summary>
    Task RemoveAllAsync(string entry, CancellationToken cancellationToken);
}
