namespace Escouade.Platform.Identity;

/// <summary>Somebody who signed in somewhere, before anybody looked who they are here.</summary>
/// <param name="Provider">Who vouches for them: <c>google</c>, <c>aad</c>, <c>github</c>, the authority of a token.</param>
/// <param name="UserId">What the provider calls them for ever.</param>
/// <param name="Name">How they are called: an address, or the provider's own name for them.</param>
/// <param name="Email">Their address, where the provider has made sure that it is theirs.</param>
internal sealed record Account(string Provider, string UserId, string Name, string? Email);
