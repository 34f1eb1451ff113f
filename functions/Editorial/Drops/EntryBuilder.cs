using System.Text.Json;
using Escouade.Content.Text;
using Escouade.Content;
using Escouade.Platform.Texts;

namespace Escouade.Editorial.Drops;

/// <summary>Makes an entry of what an author wrote in the header and under it.</summary>
internal sealed class EntryBuilder(DropCatalogue catalogue, EntryRenderer renderer, DateTimeOffset now, ProblemList problems)
{
    private const int MaxTitleLength = 200;

    /// <returns>The entry, and the image that its cover names; the entry is of use only where no problem was added.</returns>
    public (EntryDocument Document, ImageMention? Cover, string? Id) Build(DropSource source)
    {
        var fields = new FieldReader(source.Header, FieldNames.OfEntry, problems);
        var cover = ReadCover(fields);
        var document = new EntryDocument
        {
            Kind = Word(fields, FieldNames.Kind, DropProblemCodes.KindUnknown, FieldWords.Kind) ?? EntryKind.Article,
            Language = Reference(fields, FieldNames.Language, DropProblemCodes.LanguageUnknown, FieldWords.Language) ?? "fr",
            Title = ReadTitle(fields, source.IsHtml),
            Summary = fields.Text(FieldNames.Summary) ?? Summaries.Shorten(renderer.FirstParagraph(source.Body)),
            Body = WellFormed.Text(source.Body.Length > 0 ? source.Body : fields.Text(FieldNames.Summary) ?? ""),
            Slug = ReadSlug(fields),
            Theme = Reference(fields, FieldNames.Theme, DropProblemCodes.ThemeUnknown, catalogue.ResolveTheme, string.Join(", ", catalogue.ThemeNames)),
            Tags = fields.List(FieldNames.Tags),
            Level = Word(fields, FieldNames.Level, DropProblemCodes.LevelUnknown, FieldWords.Level),
            Sectors = fields.List(FieldNames.Sectors),
            Tools = fields.List(FieldNames.Tools),
            TimeToDo = fields.Text(FieldNames.TimeToDo),
            Cost = fields.Text(FieldNames.Cost),
            Experts = ReadExperts(fields),
            Cover = cover.Image,
            Licence = fields.Text(FieldNames.Licence) ?? "CC-BY-4.0",
            Media = Reference(fields, FieldNames.Media, DropProblemCodes.MediaUnknown, FieldWords.MediaId),
            CanonicalUrl = Reference(fields, FieldNames.CanonicalUrl, DropProblemCodes.AddressInvalid, FieldWords.WebAddress),
            PublishedAt = ReadDate(fields),
            Extras = ReadExtras(fields),
        };
        return (document, cover.Mention, fields.Text(FieldNames.Id));
    }

    private string ReadTitle(FieldReader fields, bool isHtml)
    {
        if (fields.Text(FieldNames.Title, MaxTitleLength) is { } title)
            return title;

        // A value that is there and wrong has its own problem.
        if (fields.Value(FieldNames.Title) is null or SourceText { Text.Length: 0 })
        {
            var code = isHtml ? DropProblemCodes.TitleMissingInHtml : DropProblemCodes.TitleMissing;
            problems.Add(code, fields.PositionOf(FieldNames.Title), FieldNames.Title);
        }

        return "";
    }

    private string? ReadSlug(FieldReader fields)
    {
        if (fields.Text(FieldNames.Slug) is not { } slug)
            return null;
        if (Slug.IsValid(slug))
            return slug;

        var proposal = Slug.From(slug) is { Length: > 0 } made ? made : "mon-article";
        problems.Add(DropProblemCodes.SlugInvalid, fields.PositionOf(FieldNames.Slug), FieldNames.Slug, slug, proposal);
        return null;
    }

    private DateTimeOffset? ReadDate(FieldReader fields)
    {
        var date = Word(fields, FieldNames.PublishedAt, DropProblemCodes.DateInvalid, FieldWords.Date);
        // A day of grace for who lives east of us.
        if (date > now.AddDays(1))
            problems.Add(DropProblemCodes.DateInFuture, fields.PositionOf(FieldNames.PublishedAt), FieldNames.PublishedAt, fields.Text(FieldNames.PublishedAt)!);
        return date;
    }

    private List<string> ReadExperts(FieldReader fields)
    {
        var experts = new List<string>();
        foreach (var text in fields.PlacedList(FieldNames.Experts))
        {
            if (catalogue.ResolveExpert(text.Text) is not { } slug)
                problems.Add(DropProblemCodes.ExpertUnknown, text.Position, FieldNames.Experts, text.Text);
            else if (!experts.Contains(slug))
                experts.Add(slug);
        }

        return experts;
    }

    private (CoverImage? Image, ImageMention? Mention) ReadCover(FieldReader fields)
    {
        var value = fields.Value(FieldNames.Cover);
        if (value is null or SourceText { Text.Length: 0 })
            return default;

        var parts = value is SourceMap map ? new FieldReader(map.Fields, CoverPart, problems) : null;
        var image = parts is null ? fields.Text(FieldNames.Cover) : parts.Text(FieldNames.Cover);
        var alt = parts?.Text(FieldNames.CoverAlt) ?? fields.Text(FieldNames.CoverAlt);
        if (image is null)
        {
            problems.Add(DropProblemCodes.CoverImageMissing, value.Position, FieldNames.Cover);
            return default;
        }

        if (alt is null)
            problems.Add(DropProblemCodes.CoverAltMissing, value.Position, FieldNames.Cover, image);
        var mention = new ImageMention(image, value.Position, FieldNames.Cover);
        return (new CoverImage(mention.Name, alt ?? ""), mention);
    }

    private static string? CoverPart(string key) => Slug.From(key) switch
    {
        "image" or "src" or "source" or "fichier" or "file" => FieldNames.Cover,
        "alt" or "texte" or "text" or "description" => FieldNames.CoverAlt,
        _ => null,
    };

    private static SortedDictionary<string, JsonElement> ReadExtras(FieldReader fields)
    {
        var extras = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var field in fields.Unknown)
            extras.TryAdd(WellFormed.Text(field.Key), HeaderJson.Of(field.Value));
        return extras;
    }

    private T? Word<T>(FieldReader fields, string name, string code, Func<string, T?> read)
        where T : struct
    {
        if (fields.Text(name) is not { } text)
            return null;
        if (read(text) is { } word)
            return word;
        problems.Add(code, fields.PositionOf(name), name, text);
        return null;
    }

    private T? Reference<T>(FieldReader fields, string name, string code, Func<string, T?> read, string choices = "")
        where T : class
    {
        if (fields.Text(name) is not { } text)
            return null;
        if (read(text) is { } found)
            return found;
        problems.Add(code, fields.PositionOf(name), name, text, choices);
        return null;
    }
}
