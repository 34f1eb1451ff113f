namespace Escouade.Platform.Mail;

/// <summary>Who agreed to get notifications, when, and to which words.</summary>
internal interface IConsents
{
    /// <returns>Null for an address that never agreed.</returns>
    Task<Consent?> FindAsync(string email, CancellationToken cancellationToken);

    /// <summary>Notes that the person agrees now; after an unsubscription they agree anew.</summary>
    /// <param name="email">However it is written.</param>
    /// <param name="wording">The very sentence that they agreed to, in their language.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    /// <exception cref="ArgumentException">The address is none.</exception>
    Task GiveAsync(string email, string wording, CancellationToken cancellationToken);

    /// <summary>Notes that the person wants no more notifications; does nothing where they had not agreed, or said so before.</summary>
    Task WithdrawAsync(string email, CancellationToken cancellationToken);
}

/// <param name="At">When they agreed last.</param>
/// <param name="Wording">To what.</param>
/// <param name="WithdrawnAt">When they unsubscribed; null while they agree.</param>
internal sealed record Consent(DateTimeOffset At, string Wording, DateTimeOffset? WithdrawnAt = null);
