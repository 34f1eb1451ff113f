namespace Escouade.Mail;

/// <summary>Every mail that was asked for.</summary>
internal interface IMailStore
{
    /// <param name="id">See <see cref="StoredMail.IdOf"/>.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    Task<StoredMail?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>Stores a mail in place of what <see cref="StoredMail.Version"/> names.</summary>
    /// <returns>It as stored; null where somebody else was quicker, and nothing was stored.</returns>
    Task<StoredMail?> SaveAsync(StoredMail mail, CancellationToken cancellationToken);

    /// <summary>Those that wait to be sent, the newest first; one range scan, without contents.</summary>
    IAsyncEnumerable<(string Row, StoredMail Mail)> ListWaitingAsync(CancellationToken cancellationToken);

    /// <summary>Those that are being sent, failed or are uncertain, the newest first; one range scan, without contents.</summary>
    /// <param name="after">Row of the last one that is not wanted again; null for all.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    IAsyncEnumerable<(string Row, StoredMail Mail)> ListUnsettledAsync(string? after, CancellationToken cancellationToken);
}
