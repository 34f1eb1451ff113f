using Escouade.Platform.Texts;

namespace Escouade.Audience;

internal static class AudienceTexts
{
    private static readonly TextResources Resources = new(typeof(AudienceTexts));

    public static string ActivityUnknown => Resources.Get();
    public static string AmountInvalid => Resources.Get();
    public static string Answers => Resources.Get();
    public static string CertificateDate => Resources.Get();
    public static string CertificateIntro => Resources.Get();
    public static string CertificateSignature => Resources.Get();
    public static string CertificateTitle => Resources.Get();
    public static string DateInvalid => Resources.Get();
    public static string DayTooLong => Resources.Get();
    public static string Hours => Resources.Get();
    public static string Listens => Resources.Get();
    public static string Published => Resources.Get();
    public static string Reads => Resources.Get();
    public static string SignalUnknown => Resources.Get();
    public static string Useful => Resources.Get();
    public static string YearInvalid => Resources.Get();

    /// <param name="activity">As JSON has it.</param>
    public static string ActivityOf(string activity) => Resources.Get($"Activity-{activity}");

    public static string CertificateFooter(string date) => Resources.Format(nameof(CertificateFooter), date);
    public static string CertificateText(int year) => Resources.Format(nameof(CertificateText), year);
    public static string NoteTooLong(int most) => Resources.Format(nameof(NoteTooLong), most);
}
