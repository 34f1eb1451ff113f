using Escouade.Platform.Mail;

namespace Escouade.Mail.Addresses;

/// <summary>Every address that we write to, what it agreed to, and by which tokens it unsubscribes.</summary>
internal interface IAddressStore
{
    /// <summary>Makes sure that the address is stored; however often, and without a change to what it agreed to.</summary>
    /// <returns>Its key, see <see cref="EmailAddress.Key"/>.</returns>
    Task<string> KeepAsync(string email, CancellationToken cancellationToken);

    Task<KnownAddress?> FindAsync(string key, CancellationToken cancellationToken);

    /// <summary>Stores what an address agreed to in place of what <see cref="KnownAddress.ETag"/> names.</summary>
    /// <returns>False where somebody else was quicker.</returns>
    Task<bool> SaveAsync(KnownAddress address, CancellationToken cancellationToken);

    /// <param name="hash">See <see cref="UnsubscribeToken"/>: the token itself is stored nowhere.</param>
    /// <param name="key">Of the address.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    Task AddTokenAsync(string hash, string key, CancellationToken cancellationToken);

    /// <returns>The address that the token was sent to; null for a token that nobody has.</returns>
    Task<KnownAddress?> FindByTokenAsync(string hash, CancellationToken cancellationToken);
}

/// <param name="Email">Normalised.</param>
/// <param name="Consent">Null for an address that never agreed to notifications.</param>
internal sealed record KnownAddress(string Email, Consent? Consent, string ETag);
