using System.Globalization;
using System.Resources;

namespace Escouade.Content.Text;

/// <summary>The words that rendering adds to a text, in the text's own language rather than the request's.</summary>
internal static class TextLabels
{
    private static readonly ResourceManager Resources = new(typeof(TextLabels));
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-CA");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    public static string Get(string key, string language)
        => Resources.GetString(key, language == "en" ? English : French)
            ?? throw new MissingManifestResourceException($"{nameof(TextLabels)} has no text named {key}.");
}
