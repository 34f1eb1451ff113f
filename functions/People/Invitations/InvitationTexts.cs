using Escouade.Platform.Texts;

namespace Escouade.People.Invitations;

internal static class InvitationTexts
{
    private static readonly TextResources Resources = new(typeof(InvitationTexts));

    public static string AccountOfTheirs => Resources.Get();
    public static string Expired => Resources.Get();
    public static string Forged => Resources.Get();
    public static string InvitedAlready => Resources.Get();
    public static string MemberAlready => Resources.Get();
    public static string OpinionMissing => Resources.Get();
    public static string OverAlready => Resources.Get();
    public static string OwnInvitation => Resources.Get();
    public static string Revoked => Resources.Get();
    public static string SaidAlready => Resources.Get();
    public static string Suspended => Resources.Get();
    public static string Team => Resources.Get();
    public static string Used => Resources.Get();

    public static string NoteMissing(int most) => Resources.Format(nameof(NoteMissing), most);
    public static string AccountTaken(string name) => Resources.Format(nameof(AccountTaken), name);
    public static string OtherMember(string name) => Resources.Format(nameof(OtherMember), name);
    public static string ProfileTaken(string slug) => Resources.Format(nameof(ProfileTaken), slug);
    public static string ProfileUnknown(string slug) => Resources.Format(nameof(ProfileUnknown), slug);
}
