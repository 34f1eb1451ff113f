using Escouade.Content.Entries;
using Escouade.Content.Experts;
using Escouade.Content.Images;
using Escouade.Content.Text;
using Escouade.Content.Themes;

namespace Escouade.Content.Searching;

/// <summary>An expert as search gets it.</summary>
/// <param name="Summary">What the expert does, where and for whom, in a line.</param>
/// <param name="Text">The biography without markup, and the names of the expert's fields.</param>
/// <param name="Themes">Slugs of the expert's fields that are themes.</param>
internal sealed record SearchableExpert(string Slug, string Name, string Summary, string Text, IReadOnlyList<string> Themes, CardCover? Photo)
{
    public string Id => IdOf(Slug);

    /// <summary>No entry's id holds a dash.</summary>
    public static string IdOf(string slug) => $"expert-{slug}";

    public static SearchableExpert Of(StoredExpert stored, EntryRenderer renderer, IImageStore images)
    {
        var (profile, photo) = stored;
        var themes = ThemeCatalogue.All.Where(theme => profile.Fields.Contains(theme.Slug)).ToList();
        var fields = profile.Fields.Except(themes.Select(theme => theme.Slug)).Concat(themes.Select(theme => theme.Name));
        return new(
            profile.Slug,
            profile.Name,
            string.Join(", ", new[] { profile.Title, profile.Organisation, profile.Region }.OfType<string>()),
            $"{renderer.Render(profile.Biography, _ => null).PlainText}\n{string.Join(", ", fields)}",
            [.. profile.Fields.Where(field => themes.Exists(theme => theme.Slug == field))],
            photo is null ? null : new(images.AddressPrefix(photo.Hash), profile.Name, photo.Width, photo.Height, photo.Widths));
    }
}
