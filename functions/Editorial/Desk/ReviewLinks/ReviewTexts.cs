using Escouade.Platform.Mail;
using Escouade.Platform.Texts;

namespace Escouade.Editorial.Desk.ReviewLinks;

internal static class ReviewTexts
{
    private static readonly TextResources Resources = new(typeof(ReviewTexts));

    public static string Changed => Resources.Get();
    public static string EmailInvalid => Resources.Get();
    public static string Expired => Resources.Get();
    public static string Forged => Resources.Get();
    public static string NotSubmitted => Resources.Get();
    public static string PublishedAlready => Resources.Get();
    public static string Revoked => Resources.Get();
    public static string Team => Resources.Get();
    public static string Used => Resources.Get();
    public static string VerdictMissing => Resources.Get();

    public static Bilingual VerdictTitle(string by, string title) => Bilingual.Of(Resources, nameof(VerdictTitle), by, title);
    public static Bilingual VerdictText(ReviewVerdict verdict) => Bilingual.Of(Resources, verdict.IsFor ? "VerdictFor" : "VerdictAgainst", verdict.Reasons ?? "");

    public static string NameMissing(int most) => Resources.Format(nameof(NameMissing), most);
    public static string ReasonsMissing(int most) => Resources.Format(nameof(ReasonsMissing), most);
    public static string TooManyComments(int most) => Resources.Format(nameof(TooManyComments), most);

    /// <returns>How somebody without an account is named at the desk.</returns>
    public static string Outside(string name, string askedBy) => Resources.In(Platform.Http.Languages.French, nameof(Outside), name, askedBy);
}
