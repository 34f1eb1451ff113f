using Escouade.Platform.Texts;

namespace Escouade.Search;

internal static class SearchTexts
{
    private static readonly TextResources Resources = new(typeof(SearchTexts));

    public static string QueryTooLong(int most) => Resources.Format(nameof(QueryTooLong), most);

    public static string Kind(string value) => value is "article" or "audio" or "video" or SearchCards.Expert ? Resources.Get($"Kind.{value}") : value;

    public static string Level(string value) => value is "beginner" or "intermediate" or "advanced" ? Resources.Get($"Level.{value}") : value;
}
