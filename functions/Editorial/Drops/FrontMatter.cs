using System.Globalization;
using Escouade.Content;
using Escouade.Content.Text;

namespace Escouade.Editorial.Drops;

/// <summary>Writes an entry as the Markdown file that its author could drop again.</summary>
internal static class FrontMatter
{
    /// <summary>What <see cref="DropReader"/> makes the same document of, once the images stand beside it in an archive.</summary>
    /// <param name="document">Its extras under a name of the platform's own are left out: the field itself says it.</param>
    /// <param name="id">The entry's identifier, where the file has to tell it.</param>
    public static string Write(EntryDocument document, string? id = null)
    {
        using var yaml = new StringWriter { NewLine = "\n" };
        var header = new HeaderWriter(yaml);
        header.Text("id", id);
        header.Text("titre", document.Title);
        header.Text("resume", document.Summary);
        header.Text("adresse", document.Slug);
        header.Text("genre", KindWord(document.Kind));
        header.Text("langue", document.Language);
        header.Text("theme", document.Theme);
        header.List("etiquettes", document.Tags);
        header.Text("niveau", LevelWord(document.Level));
        header.List("secteurs", document.Sectors);
        header.List("outils", document.Tools);
        header.Text("temps", document.TimeToDo);
        header.Text("cout", document.Cost);
        header.List("experts", document.Experts);
        if (document.Cover is { } cover)
            header.Map("couverture", ("image", ImageName.ReferenceTo(cover.Source)), ("alt", cover.Alt));
        header.Text("licence", document.Licence);
        header.Text("media", document.Media);
        header.Text("url-canonique", document.CanonicalUrl?.OriginalString);
        header.Text("date", document.PublishedAt?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture));
        foreach (var (key, value) in document.Extras.Where(extra => FieldNames.OfEntry(extra.Key) is null))
            header.Json(key, value);
        header.End();
        return $"---\n{yaml.ToString().TrimEnd('\n')}\n---\n\n{document.Body}\n";
    }

    private static string KindWord(EntryKind kind) => kind switch
    {
        EntryKind.Audio => "audio",
        EntryKind.Video => "vidéo",
        _ => "article",
    };

    private static string? LevelWord(Level? level) => level switch
    {
        Level.Beginner => "débutant",
        Level.Intermediate => "intermédiaire",
        Level.Advanced => "avancé",
        _ => null,
    };
}
