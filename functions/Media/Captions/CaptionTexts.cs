using Escouade.Platform.Texts;

namespace Escouade.Media.Captions;

internal static class CaptionTexts
{
    private static readonly TextResources Resources = new(typeof(CaptionTexts));

    public static string FileMissing => Resources.Get();
    public static string NoCue => Resources.Get();

    public static string AfterEnd(int line) => Resources.Format(nameof(AfterEnd), line);
    public static string Empty(int line) => Resources.Format(nameof(Empty), line);
    public static string EndsBefore(int line) => Resources.Format(nameof(EndsBefore), line);
    public static string LineMissing(int line) => Resources.Format(nameof(LineMissing), line);
    public static string OutOfOrder(int line) => Resources.Format(nameof(OutOfOrder), line);
    public static string SpeakerInvalid(int most) => Resources.Format(nameof(SpeakerInvalid), most);
    public static string TimesMissing(int line) => Resources.Format(nameof(TimesMissing), line);
    public static string TimesUnreadable(int line) => Resources.Format(nameof(TimesUnreadable), line);
    public static string TooLong(int line, int most) => Resources.Format(nameof(TooLong), line, most);
    public static string TooManyCues(int most) => Resources.Format(nameof(TooManyCues), most);
    public static string WordsMissing(int most) => Resources.Format(nameof(WordsMissing), most);
}
