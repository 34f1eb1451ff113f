using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Escouade.Content.Themes;

/// <summary>The themes of <c>content/themes.yml</c>, in their order; read when first asked for.</summary>
internal static class ThemeCatalogue
{
    private static readonly Lazy<IReadOnlyList<Theme>> Loaded = new(Load);

    public static IReadOnlyList<Theme> All => Loaded.Value;

    private static List<Theme> Load()
    {
        using var stream = typeof(ThemeCatalogue).Assembly.GetManifestResourceStream("themes.yml")!;
        using var reader = new StreamReader(stream);
        return new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<List<Theme>>(reader);
    }
}

internal sealed class Theme
{
    public string Slug { get; init; } = "";
    public string Name { get; init; } = "";
    public string NameEn { get; init; } = "";
    public string Description { get; init; } = "";
}
