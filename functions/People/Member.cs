namespace Escouade.People;

/// <summary>Somebody whom the registry knows.</summary>
/// <param name="Email">Lower case, without space around it.</param>
/// <param name="Roles">See <see cref="Platform.Identity.Roles"/>; none of somebody who was suspended.</param>
/// <param name="ETag">Of the stored row; null for one that is not stored yet.</param>
internal sealed record Member(string Email, IReadOnlyList<string> Roles, DateTimeOffset UpdatedAt, string? ETag)
{
    public static string Normalise(string email) => email.Trim().ToLowerInvariant();
}
