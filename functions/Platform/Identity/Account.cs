namespace Escouade.Platform.Identity;

/// <summary>Somebody who signed in somewhere, before anybody looked what they may do here.</summary>
/// <param name="Provider">Who vouches for them: <c>google</c>, <c>aad</c>, <c>github</c>, the authority of a token.</param>
/// <param name="UserId">What the provider calls them for ever.</param>
/// <param name="Name">How they are called: an address, or the provider's own name for them.</param>
/// <param name="Email">Their address, where the provider has made sure that it is theirs.</param>
internal sealed record Account(string Provider, string UserId, string Name, string? Email);

/// <summary>What people may do here, from our own registry: no token and no header says it.</summary>
internal interface IRoleRegistry
{
    /// <returns>The person's roles, seconds old at most; none for somebody we do not know or who was suspended.</returns>
    ValueTask<IReadOnlyList<string>> FindRolesAsync(Account account, CancellationToken cancellationToken);
}
