using Escouade.Platform.Texts;

namespace Escouade.People;

internal static class PeopleTexts
{
    private static readonly TextResources Resources = new(typeof(PeopleTexts));

    public static string Nobody => Resources.Get();
    public static string NoRole => Resources.Get();
    public static string Usage => Resources.Get();

    public static string EmailInvalid(string email) => Resources.Format(nameof(EmailInvalid), email);
    public static string RoleUnknown(string role, string roles) => Resources.Format(nameof(RoleUnknown), role, roles);
}
