namespace Escouade.People.Invitations;

/// <summary>Everybody who was ever invited.</summary>
internal interface IInvitationStore
{
    Task<Invitation?> FindAsync(string id, CancellationToken cancellationToken);

    Task<IReadOnlyList<Invitation>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Those whose last change is not done everywhere.</summary>
    Task<IReadOnlyList<Invitation>> ListPendingAsync(CancellationToken cancellationToken);

    /// <summary>Stores an invitation in place of what <see cref="Invitation.ETag"/> names.</summary>
    /// <returns>False where somebody else was quicker.</returns>
    Task<bool> SaveAsync(Invitation invitation, CancellationToken cancellationToken);
}
