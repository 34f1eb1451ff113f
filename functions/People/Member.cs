using Escouade.Platform.Audit;

namespace Escouade.People;

/// <summary>Somebody whom the registry knows.</summary>
/// <param name="Email">Lower case, without space around it.</param>
/// <param name="Roles">See <see cref="Platform.Identity.Roles"/>; none of somebody who was suspended.</param>
/// <param name="Change">How many changes there were, this one with them.</param>
/// <param name="Pending">What the last change has yet to say in the audit log: stored with the change, so that neither is lost.</param>
/// <param name="ETag">Of the stored row; null for one that is not stored yet.</param>
internal sealed record Member(string Email, IReadOnlyList<string> Roles, DateTimeOffset UpdatedAt, int Change, AuditEvent? Pending, string? ETag)
{
    public static string Normalise(string email) => email.Trim().ToLowerInvariant();
}
