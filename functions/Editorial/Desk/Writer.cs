using System.Security.Claims;
using Escouade.Editorial.Desk.ReviewLinks;
using Escouade.Platform.Identity;

namespace Escouade.Editorial.Desk;

/// <summary>Whoever is at the desk.</summary>
/// <param name="Id">For ever, whichever way they sign in.</param>
/// <param name="Name">As the desk shows them.</param>
internal sealed record Writer(string Id, string Name, bool IsEditor, bool IsAdministrator)
{
    public static Writer Of(ClaimsPrincipal person) => new(
        person.Id(), person.Name(),
        person.IsInRole(Roles.Editor) || person.IsInRole(Roles.Administrator), person.IsInRole(Roles.Administrator));

    public static Writer Of(KnownPerson person) => new(
        person.Id, person.Name, person.Roles.Any(role => role is Roles.Editor or Roles.Administrator), person.Roles.Contains(Roles.Administrator));

    /// <summary>Nobody: the clock, at the time that somebody set.</summary>
    public static Writer Schedule { get; } = new("", "schedule", IsEditor: false, IsAdministrator: false);

    /// <summary>Somebody who reviews without an account, at the request of one of us.</summary>
    public static Writer Outside(string name, string askedBy) => new("", ReviewTexts.Outside(name, askedBy), IsEditor: false, IsAdministrator: false);

    /// <summary>How they stand in the audit log.</summary>
    public string Signature => Id.Length > 0 ? PersonClaims.Sign(Name, Id) : Name;

    /// <summary>Experts see what they began; the rest of the desk is not there for them.</summary>
    public bool MaySee(DeskEntry entry) => IsEditor || entry.Owner == Id;
}
