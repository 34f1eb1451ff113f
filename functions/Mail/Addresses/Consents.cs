using Escouade.Platform.Mail;

namespace Escouade.Mail.Addresses;

/// <summary>Changes what an address agreed to; of two changes at once both count, one after the other.</summary>
internal sealed class Consents(IAddressStore addresses, TimeProvider clock) : IConsents
{
    public async Task<Consent?> FindAsync(string email, CancellationToken cancellationToken)
        => (await addresses.FindAsync(EmailAddress.Key(email), cancellationToken))?.Consent;

    public async Task GiveAsync(string email, string wording, CancellationToken cancellationToken)
    {
        if (!EmailAddress.IsValid(EmailAddress.Normalise(email)))
            throw new ArgumentException("This is no address to send a mail to.", nameof(email));
        var key = await addresses.KeepAsync(email, cancellationToken);
        await ChangeAsync(key, _ => new(clock.GetUtcNow(), wording), cancellationToken);
    }

    public Task WithdrawAsync(string email, CancellationToken cancellationToken)
        => ChangeAsync(EmailAddress.Key(email), consent => consent is { WithdrawnAt: null } ? consent with { WithdrawnAt = clock.GetUtcNow() } : consent, cancellationToken);

    private async Task ChangeAsync(string key, Func<Consent?, Consent?> change, CancellationToken cancellationToken)
    {
        while (await addresses.FindAsync(key, cancellationToken) is { } address && change(address.Consent) is { } consent && consent != address.Consent)
        {
            if (await addresses.SaveAsync(address with { Consent = consent }, cancellationToken))
                return;
        }
    }
}
