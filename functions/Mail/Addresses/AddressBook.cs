using Escouade.Platform.Mail;

namespace Escouade.Mail.Addresses;

/// <summary>The table of addresses as other features see it.</summary>
internal sealed class AddressBook(IAddressStore addresses) : IAddressBook
{
    public Task<string> KeepAsync(string email, CancellationToken cancellationToken) => addresses.KeepAsync(email, cancellationToken);

    public async Task<string?> FindAsync(string key, CancellationToken cancellationToken) => (await addresses.FindAsync(key, cancellationToken))?.Email;
}
