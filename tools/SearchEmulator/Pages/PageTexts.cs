using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;

namespace Escouade.SearchEmulator.Pages;

/// <summary>Every sentence of the page in one language.</summary>
internal sealed class PageTexts(CultureInfo culture)
{
    private static readonly ResourceManager Resources = new(typeof(PageTexts));

    public CultureInfo Culture => culture;

    public string Title => Get();
    public string Introduction => Get();
    public string Indexes => Get();
    public string NoIndex => Get();
    public string Name => Get();
    public string Documents => Get();
    public string Size => Get();
    public string Fields => Get();
    public string Search => Get();
    public string IndexLabel => Get();
    public string TextLabel => Get();
    public string TextHint => Get();
    public string Submit => Get();
    public string Score => Get();

    /// <summary>French, unless the reader asks for English before it.</summary>
    public static PageTexts For(HttpRequest request)
    {
        var languages = request.GetTypedHeaders().AcceptLanguage
            .Where(language => language.Quality is not 0).OrderByDescending(language => language.Quality ?? 1).Select(language => language.Value.ToString());
        var first = languages.FirstOrDefault(language => language.StartsWith("fr", StringComparison.OrdinalIgnoreCase) || language.StartsWith("en", StringComparison.OrdinalIgnoreCase));
        return new PageTexts(new CultureInfo(first?.StartsWith("en", StringComparison.OrdinalIgnoreCase) ?? false ? "en-CA" : "fr-CA"));
    }

    public string Found(string index, long count) => Format(index, count.ToString("N0", culture));

    public string FirstShown(int count) => Format(count);

    public string Refused(string reason) => Format(reason);

    public string IndexMissing(string name) => Format(name);

    private string Format(object first, object? second = null, [CallerMemberName] string key = "")
        => string.Format(culture, Get(key), first, second);

    private string Get([CallerMemberName] string key = "")
        => Resources.GetString(key, culture) ?? throw new MissingManifestResourceException($"There is no text named {key}.");
}
