using Escouade.Platform.Texts;

namespace Escouade.Media.Chapters;

internal static class ChapterTexts
{
    private static readonly TextResources Resources = new(typeof(ChapterTexts));

    public static string OutOfOrder(int number) => Resources.Format(nameof(OutOfOrder), number);
    public static string StartInvalid(int number) => Resources.Format(nameof(StartInvalid), number);
    public static string TitleInvalid(int number, int most) => Resources.Format(nameof(TitleInvalid), number, most);
    public static string TooMany(int most) => Resources.Format(nameof(TooMany), most);
}
