using Escouade.Platform.Texts;

namespace Escouade.People.Members;

internal static class PeopleTexts
{
    private static readonly TextResources Resources = new(typeof(PeopleTexts));

    public static string Consent => Resources.Get();
    public static string Departed => Resources.Get();
    public static string LanguageUnknown => Resources.Get();
    public static string MayNotMove => Resources.Get();
    public static string Nobody => Resources.Get();
    public static string NamedByConfiguration => Resources.Get();
    public static string NoRole => Resources.Get();
    public static string NotActive => Resources.Get();
    public static string NoSuchMove => Resources.Get();
    public static string NotAMember => Resources.Get();
    public static string Suspended => Resources.Get();
    public static string SuspendedChangesNothing => Resources.Get();
    public static string Usage => Resources.Get();

    public static string EmailInvalid(string email) => Resources.Format(nameof(EmailInvalid), email);
    public static string HoursInvalid(int most) => Resources.Format(nameof(HoursInvalid), most);
    public static string NameInvalid(int most) => Resources.Format(nameof(NameInvalid), most);
    public static string ReasonsMissing(int most) => Resources.Format(nameof(ReasonsMissing), most);
    public static string RoleUnknown(string role, string roles) => Resources.Format(nameof(RoleUnknown), role, roles);
    public static string TooLong(int most) => Resources.Format(nameof(TooLong), most);
}
