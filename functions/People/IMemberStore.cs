namespace Escouade.People;

/// <summary>The registry of who may do what.</summary>
internal interface IMemberStore
{
    /// <param name="email">However it is written.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    Task<Member?> FindAsync(string email, CancellationToken cancellationToken);

    Task<IReadOnlyList<Member>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Those whose last change is not in the audit log yet.</summary>
    Task<IReadOnlyList<Member>> ListPendingAsync(CancellationToken cancellationToken);

    /// <summary>Stores a member in place of what <see cref="Member.ETag"/> names.</summary>
    /// <returns>False where somebody else was quicker.</returns>
    Task<bool> SaveAsync(Member member, CancellationToken cancellationToken);
}
