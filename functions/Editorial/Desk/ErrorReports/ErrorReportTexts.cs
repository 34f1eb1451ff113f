using Escouade.Platform.Texts;

namespace Escouade.Editorial.Desk.ErrorReports;

internal static class ErrorReportTexts
{
    private static readonly TextResources Resources = new(typeof(ErrorReportTexts));

    public static string ClosedAlready => Resources.Get();
    public static string EmailInvalid => Resources.Get();
    public static string OutcomeMissing => Resources.Get();
    public static string PageUnknown => Resources.Get();

    public static string MessageMissing(int most) => Resources.Format(nameof(MessageMissing), most);
    public static string NoteTooLong(int most) => Resources.Format(nameof(NoteTooLong), most);
    public static string PassageTooLong(int most) => Resources.Format(nameof(PassageTooLong), most);
}
