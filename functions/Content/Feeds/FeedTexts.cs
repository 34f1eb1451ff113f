using Escouade.Platform.Texts;

namespace Escouade.Content.Feeds;

internal static class FeedTexts
{
    private static readonly TextResources Resources = new(typeof(FeedTexts));

    public static string Author => Resources.Get();
    public static string Description => Resources.Get();
    public static string SearchDescription => Resources.Get();
    public static string SearchName => Resources.Get();
    public static string Title => Resources.Get();

    public static string ListTitle(string name) => Resources.Format(nameof(ListTitle), name);
}
