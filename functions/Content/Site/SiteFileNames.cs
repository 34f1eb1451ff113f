namespace Escouade.Content.Site;

/// <summary>Names of the stored snapshots; the web app builds the same from the API's addresses.</summary>
internal static class SiteFileNames
{
    public const string Themes = "themes.json";
    public const string Tags = "tags.json";
    public const string Experts = "experts.json";

    public static string Entry(string slug) => $"entries/{slug}.json";
    public static string List(string list) => $"lists/{list}.json";
    public static string Expert(string slug) => $"experts/{slug}.json";
}
