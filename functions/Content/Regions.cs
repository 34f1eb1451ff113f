using Escouade.Content.Text;

namespace Escouade.Content;

/// <summary>The administrative regions of Québec, as the Commission de toponymie writes them.</summary>
internal static class Regions
{
    private static readonly string[] Names =
    [
        "Bas-Saint-Laurent", "Saguenay–Lac-Saint-Jean", "Capitale-Nationale", "Mauricie", "Estrie",
        "Montréal", "Outaouais", "Abitibi-Témiscamingue", "Côte-Nord", "Nord-du-Québec",
        "Gaspésie–Îles-de-la-Madeleine", "Chaudière-Appalaches", "Laval", "Lanaudière", "Laurentides",
        "Montérégie", "Centre-du-Québec",
    ];

    private static readonly Dictionary<string, string> BySlug = Names.ToDictionary(Slug.From);

    /// <returns>The region's own name, however it was written; another place as it was written.</returns>
    public static string Named(string text) => BySlug.GetValueOrDefault(Slug.From(text), text);
}
