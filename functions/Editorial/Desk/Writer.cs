using System.Security.Claims;
using Escouade.Platform.Identity;

namespace Escouade.Editorial.Desk;

/// <summary>Whoever is at the desk.</summary>
/// <param name="Id">As their sign-in names them for ever.</param>
internal sealed record Writer(string Id, string Name, bool IsEditor, bool IsAdministrator)
{
    public static Writer Of(ClaimsPrincipal person) => new(
        person.FindFirstValue(ClaimTypes.NameIdentifier)!, person.Identity!.Name!,
        person.IsInRole(Roles.Editor) || person.IsInRole(Roles.Administrator), person.IsInRole(Roles.Administrator));

    /// <summary>Experts see what they began; the rest of the desk is not there for them.</summary>
    public bool MaySee(DeskEntry entry) => IsEditor || entry.Owner == Id;
}
