namespace Escouade.People.Members;

/// <summary>The registry of who is who and may do what.</summary>
internal interface IMemberStore
{
    /// <param name="id">See <see cref="Member.Id"/>.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    Task<Member?> FindAsync(string id, CancellationToken cancellationToken);

    Task<IReadOnlyList<Member>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Those whose last change is not in the audit log yet.</summary>
    Task<IReadOnlyList<Member>> ListPendingAsync(CancellationToken cancellationToken);

    /// <summary>Stores a member in place of what <see cref="Member.ETag"/> names.</summary>
    /// <returns>False where somebody else was quicker.</returns>
    Task<bool> SaveAsync(Member member, CancellationToken cancellationToken);

    /// <param name="account">See <see cref="AccountKey"/>.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>Id of the member whose account it is; null for one that nobody was admitted with.</returns>
    Task<string?> FindIdAsync(string account, CancellationToken cancellationToken);

    /// <param name="address">Key of a verified address, see <see cref="Platform.Mail.EmailAddress.Key"/>.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>Id of the member whose account has that address, which may be another than theirs; null where nobody's has.</returns>
    Task<string?> FindIdByAddressAsync(string address, CancellationToken cancellationToken);

    /// <summary>Lets somebody sign in with an account from now on, and with none that they had before. May be done again.</summary>
    /// <param name="account">See <see cref="AccountKey"/>.</param>
    /// <param name="id">Of the member.</param>
    /// <param name="address">Key of the account's verified address; null where its provider says none.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    /// <returns>False where the account is somebody else's.</returns>
    Task<bool> LinkAsync(string account, string id, string? address, CancellationToken cancellationToken);

    /// <summary>Lets a member sign in with an account no more; nothing where it is another's by now.</summary>
    Task UnlinkAsync(string account, string id, CancellationToken cancellationToken);

    /// <summary>Keeps the address of a profile for one member.</summary>
    /// <returns>False where it is somebody else's.</returns>
    Task<bool> ReserveAsync(string slug, string id, CancellationToken cancellationToken);
}
