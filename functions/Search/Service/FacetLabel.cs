namespace Escouade.Search.Service;

/// <summary>A slug with the name that readers see, as one value to count by: the service counts values and knows no names.</summary>
internal static class FacetLabel
{
    // In no slug.
    private const char Bar = '|';

    public static string Write(string slug, string name) => $"{slug}{Bar}{name}";

    /// <returns>The slug, and the name where the value holds one.</returns>
    public static (string Slug, string? Name) Read(string value)
        => value.Split(Bar, 2) is [var slug, var name] ? (slug, name) : (value, null);
}
