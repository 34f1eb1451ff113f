using Escouade.Platform.Texts;

namespace Escouade.Editorial.Desk.Comments;

internal static class CommentTexts
{
    private static readonly TextResources Resources = new(typeof(CommentTexts));

    public static string PassageUnknown => Resources.Get();

    public static string TextMissing(int most) => Resources.Format(nameof(TextMissing), most);
}
