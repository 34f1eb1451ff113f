using Escouade.Platform.Identity;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace Escouade.People;

/// <summary>Looks up what a caller may do, and remembers it for seconds: what was revoked stops at once, and reading costs no request each.</summary>
internal sealed class MemberRoles(IMemberStore store, IOptions<IdentityOptions> options) : IRoleRegistry, IDisposable
{
    /// <summary>How long a revoked role may still act.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromSeconds(3);

    // One for each who called within seconds; enough for a crowd, and no way to fill the memory with made-up names.
    private readonly MemoryCache known = new(new MemoryCacheOptions { SizeLimit = 10_000 });

    public async ValueTask<IReadOnlyList<string>> FindRolesAsync(Account account, CancellationToken cancellationToken)
    {
        if (account.Email is not { } email)
            return [];
        email = Member.Normalise(email);
        if (email == Member.Normalise(options.Value.Administrator))
            return [Roles.Administrator];
        if (known.TryGetValue(email, out IReadOnlyList<string>? roles))
            return roles!;
        roles = (await store.FindAsync(email, cancellationToken))?.Roles ?? [];
        return known.Set(email, roles, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Remembered });
    }

    public void Dispose() => known.Dispose();
}
