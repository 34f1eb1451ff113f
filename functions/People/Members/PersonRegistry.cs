using Escouade.Platform.Identity;
using Escouade.Platform.Mail;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace Escouade.People.Members;

/// <summary>Looks up who a caller is, and remembers it for seconds: what was revoked stops at once, and reading costs no request each.</summary>
internal sealed class PersonRegistry(IMemberStore store, IOptions<IdentityOptions> options) : IPersonRegistry, IDisposable
{
    /// <summary>How long a revoked role may still act.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromSeconds(3);

    // One for each who called within seconds; enough for a crowd, and no way to fill the memory with made-up names.
    private readonly MemoryCache known = new(new MemoryCacheOptions { SizeLimit = 10_000 });

    public async ValueTask<KnownPerson?> FindAsync(Account account, CancellationToken cancellationToken)
    {
        var email = account.Email is { } address ? EmailAddress.Normalise(address) : null;
        var key = (account.Provider, account.UserId, email);
        if (known.TryGetValue(key, out KnownPerson? person))
            return person;
        person = await LookUpAsync(account, email, cancellationToken);
        return known.Set(key, person, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Remembered });
    }

    public async Task<KnownPerson?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var member = await store.FindAsync(id, cancellationToken);
        return AdministratorKey == id ? AsAdministrator(member, name: null) : member?.ToPerson();
    }

    public async Task<KnownPerson?> FindExpertAsync(string slug, CancellationToken cancellationToken)
        => (await store.ListAsync(cancellationToken)).FirstOrDefault(member => member.Expert == slug)?.ToPerson();

    public async Task<IReadOnlyList<KnownPerson>> ListGoneAsync(CancellationToken cancellationToken)
        => [.. (await store.ListAsync(cancellationToken)).Where(member => member.Status is not MemberStatus.Active).Select(member => member.ToPerson())];

    public void Dispose() => known.Dispose();

    /// <summary>Whoever configuration names is one, member or not.</summary>
    private string? AdministratorKey => options.Value.Administrator is { Length: > 0 } email ? EmailAddress.Key(email) : null;

    private KnownPerson AsAdministrator(Member? member, string? name)
    {
        var person = (member ?? Member.New(AdministratorKey!, name ?? EmailAddress.Mask(EmailAddress.Normalise(options.Value.Administrator)))).ToPerson();
        return person.Roles.Contains(Roles.Administrator) ? person : person with { Roles = [.. person.Roles, Roles.Administrator] };
    }

    private async Task<KnownPerson?> LookUpAsync(Account account, string? email, CancellationToken cancellationToken)
    {
        var byAddress = email is null ? Task.FromResult<Member?>(null) : store.FindAsync(EmailAddress.Key(email), cancellationToken);
        if (email is not null && EmailAddress.Key(email) == AdministratorKey)
            return AsAdministrator(await byAddress, account.Name.Contains('@', StringComparison.Ordinal) ? null : account.Name);
        // An account that somebody was admitted with is whoever was invited, whatever address it has.
        var linked = await store.FindIdAsync(AccountKey.Of(account), cancellationToken);
        var member = linked is null ? null : await store.FindAsync(linked, cancellationToken);
        // Whoever left may be somebody else by now.
        var addressed = await byAddress;
        return (member is null or { Status: MemberStatus.Departed } ? addressed ?? member : member)?.ToPerson();
    }
}
