using System.Security.Claims;

namespace Escouade.Platform.Identity;

/// <summary>What is known of whoever calls.</summary>
internal static class PersonClaims
{
    private const string Expert = "expert";
    private const string UserId = "user";

    // Enough to tell people of one name apart; the whole id stands in the registry.
    private const int SignatureLength = 8;

    public static ClaimsPrincipal Of(Account account, KnownPerson? known)
    {
        var identity = new ClaimsIdentity(account.Provider, ClaimTypes.Name, ClaimTypes.Role);
        identity.AddClaim(new(ClaimTypes.NameIdentifier, known?.Id ?? $"{account.Provider}|{account.UserId}"));
        identity.AddClaim(new(UserId, account.UserId));
        identity.AddClaim(new(ClaimTypes.Name, known?.Name ?? account.Name));
        if (account.Email is { } email)
            identity.AddClaim(new(ClaimTypes.Email, email));
        if (known?.Expert is { } slug)
            identity.AddClaim(new(Expert, slug));
        foreach (var role in known?.Roles ?? [])
            identity.AddClaim(new(ClaimTypes.Role, role));
        return new(identity);
    }

    /// <returns>What names the person for ever: their id in the registry, or that of their account where the registry does not know them.</returns>
    public static string Id(this ClaimsPrincipal person) => person.FindFirstValue(ClaimTypes.NameIdentifier)!;

    public static string Name(this ClaimsPrincipal person) => person.Identity!.Name!;

    /// <returns>Whether they have said how they are called: part of an address is no name to sign a letter with.</returns>
    public static bool HasName(this ClaimsPrincipal person) => !person.Name().Contains('@', StringComparison.Ordinal);

    /// <returns>What they signed in with.</returns>
    public static Account Account(this ClaimsPrincipal person) => new(person.Identity!.AuthenticationType!, person.FindFirstValue(UserId)!, person.Name(), person.FindFirstValue(ClaimTypes.Email));

    /// <returns>Slug of their public profile; null for who has none.</returns>
    public static string? ExpertSlug(this ClaimsPrincipal person) => person.FindFirstValue(Expert);

    /// <returns>How they stand in the audit log, which is never changed: their name and the beginning of their id, but no address.</returns>
    public static string Signature(this ClaimsPrincipal person) => Sign(person.Name(), person.Id());

    public static string Sign(string name, string id) => $"{name} ({id[..Math.Min(SignatureLength, id.Length)]})";

    /// <returns>The name in a signature; the whole of what is none, such as <c>inbox</c>.</returns>
    public static string NameIn(string signature) => signature.EndsWith(')') && signature.LastIndexOf(" (", StringComparison.Ordinal) is > 0 and var end ? signature[..end] : signature;
}
