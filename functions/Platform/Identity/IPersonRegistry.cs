namespace Escouade.Platform.Identity;

/// <summary>Who people are here and what they may do, from our own registry: no token and no header says it.</summary>
internal interface IPersonRegistry
{
    /// <returns>The person, seconds old at most; null for somebody whom we do not know: a reader.</returns>
    ValueTask<KnownPerson?> FindAsync(Account account, CancellationToken cancellationToken);

    /// <returns>The person of that id, as stored now.</returns>
    Task<KnownPerson?> FindAsync(string id, CancellationToken cancellationToken);

    /// <param name="slug">Of an expert's public profile.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>Whose profile it is; null where it is nobody's who signs in.</returns>
    Task<KnownPerson?> FindExpertAsync(string slug, CancellationToken cancellationToken);

    /// <summary>Those who were suspended or have left: somebody else goes on with what they had begun.</summary>
    Task<IReadOnlyList<KnownPerson>> ListGoneAsync(CancellationToken cancellationToken);
}

/// <param name="Id">For ever, whichever way they sign in; 64 characters that say nothing of them.</param>
/// <param name="Name">To be shown; never an address.</param>
/// <param name="Expert">Slug of their public profile; null for who has none.</param>
/// <param name="Roles">See <see cref="Identity.Roles"/>; none of somebody who was suspended.</param>
internal sealed record KnownPerson(string Id, string Name, string? Expert, IReadOnlyList<string> Roles);
