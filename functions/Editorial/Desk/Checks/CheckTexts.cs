using Escouade.Platform.Texts;

namespace Escouade.Editorial.Desk.Checks;

internal static class CheckTexts
{
    private static readonly TextResources Resources = new(typeof(CheckTexts));

    public static string AltMissing => Resources.Get();
    public static string CaptionsMissing => Resources.Get();
    public static string ExpertsMissing => Resources.Get();
    public static string HeadingsSkip => Resources.Get();
    public static string LevelMissing => Resources.Get();
    public static string AnchorsDead => Resources.Get();
    public static string LinksDead => Resources.Get();
    public static string LinksUnknown => Resources.Get();
    public static string MediaMissing => Resources.Get();
    public static string PosterAltMissing => Resources.Get();
    public static string ThemeMissing => Resources.Get();
    public static string Typography => Resources.Get();

    public static string Blocked(string messages) => Resources.Format(nameof(Blocked), messages);
    public static string LicenceUnknown(string licence) => Resources.Format(nameof(LicenceUnknown), licence);
    public static string LinksMany(int most) => Resources.Format(nameof(LinksMany), most);
    public static string Readability(int score) => Resources.Format(nameof(Readability), score);
    public static string SentencesLong(int most) => Resources.Format(nameof(SentencesLong), most);
    public static string SummaryLength(int length, int shortest, int longest) => Resources.Format(nameof(SummaryLength), length, shortest, longest);
}
