namespace Escouade.Platform.Mail;

/// <summary>The one place that knows people's addresses; everywhere else a key stands for them.</summary>
internal interface IAddressBook
{
    /// <param name="email">However it is written.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    /// <returns>Its key, see <see cref="EmailAddress.Key"/>.</returns>
    Task<string> KeepAsync(string email, CancellationToken cancellationToken);

    /// <returns>The address, normalised; null where it was never kept, or was erased.</returns>
    Task<string?> FindAsync(string key, CancellationToken cancellationToken);
}
