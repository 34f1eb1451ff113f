using Escouade.Platform.Texts;

namespace Escouade.Mail;

/// <summary>What staff read of mail that did not go out.</summary>
internal static class StaffTexts
{
    private static readonly TextResources Resources = new(typeof(StaffTexts));

    public static string NothingToRetry => Resources.Get();

    public static string Reason(MailReason? reason) => reason switch
    {
        MailReason.Refused => Resources.Get("Refused"),
        MailReason.NotNow => Resources.Get("NotNow"),
        _ => Resources.Get("BrokenOff"),
    };
}
