using Escouade.Content.Text;
using Escouade.Content;
using Escouade.Platform.Texts;

namespace Escouade.Editorial.Drops;

/// <summary>Makes an expert's profile of a text whose header says <c>genre: expert</c>.</summary>
internal sealed class ExpertBuilder(DropCatalogue catalogue, ProblemList problems)
{
    private const int MaxNameLength = 120;

    // A few minutes of reading; and a table row holds 32,768 characters of the whole profile.
    private const int MaxBiographyLength = 8_000;

    public static bool IsExpert(DropSource source)
        => source.Header.Any(field => FieldNames.OfEntry(field.Key) == FieldNames.Kind && field.Value is SourceText { Text: var kind } && FieldWords.IsExpert(kind));

    /// <param name="source">What the file holds.</param>
    /// <param name="fileName">Gives the profile its address where the header does not.</param>
    /// <returns>The profile, and the image that it names; the profile is of use only where no problem was added.</returns>
    public (ExpertProfile Profile, ImageMention? Photo) Build(DropSource source, string fileName)
    {
        var fields = new FieldReader(source.Header, FieldNames.OfExpert, problems);
        var name = ReadName(fields);
        var photo = fields.Text(FieldNames.Photo) is { } reference
            ? new ImageMention(reference, fields.PositionOf(FieldNames.Photo)!.Value, FieldNames.Photo)
            : null;
        var profile = new ExpertProfile(
            ReadSlug(fields, fileName, name),
            name,
            fields.Text(FieldNames.Function),
            fields.Text(FieldNames.Organisation),
            ReadFields(fields),
            fields.Text(FieldNames.Region) is { } region ? Regions.Named(region) : null,
            [.. fields.List(FieldNames.Languages).Select(language => FieldWords.Language(language) ?? language)],
            ReadLinks(fields),
            photo?.Name,
            ReadBiography(source),
            ReadIsExample(fields))
        {
            Capacity = ReadWord(fields, FieldNames.Capacity, FieldWords.Capacity, DropProblemCodes.CapacityUnknown),
            Availability = ReadWord(fields, FieldNames.Availability, FieldWords.Availability, DropProblemCodes.AvailabilityUnknown),
            Since = ReadSince(fields),
        };
        return (profile, photo);
    }

    private string ReadName(FieldReader fields)
    {
        if (fields.Text(FieldNames.Name, MaxNameLength) is { } name)
            return name;
        if (fields.Value(FieldNames.Name) is null or SourceText { Text.Length: 0 })
            problems.Add(DropProblemCodes.NameMissing, fields.PositionOf(FieldNames.Name), FieldNames.Name);
        return "";
    }

    private string ReadBiography(DropSource source)
    {
        if (source.Body.Length > MaxBiographyLength)
            problems.Add(DropProblemCodes.BiographyTooLong, null, FieldNames.Body, source.Body.Length, MaxBiographyLength);
        return WellFormed.Text(source.Body);
    }

    private string ReadSlug(FieldReader fields, string fileName, string name)
    {
        if (fields.Text(FieldNames.Slug) is { } slug)
        {
            if (!Slug.IsValid(slug))
                problems.Add(DropProblemCodes.SlugInvalid, fields.PositionOf(FieldNames.Slug), FieldNames.Slug, slug, Slug.From(name));
            return slug;
        }

        return Slug.From(Path.GetFileNameWithoutExtension(fileName)) is { Length: > 0 } made ? made : Slug.From(name);
    }

    private List<string> ReadFields(FieldReader fields)
    {
        var themes = new List<string>();
        foreach (var text in fields.PlacedList(FieldNames.Fields))
        {
            if (catalogue.ResolveTheme(text.Text) is { } theme)
                themes.Add(theme);
            else
                problems.Add(DropProblemCodes.ThemeUnknown, text.Position, FieldNames.Fields, text.Text, string.Join(", ", catalogue.ThemeNames));
        }

        return themes;
    }

    private List<string> ReadLinks(FieldReader fields)
    {
        var links = new List<string>();
        foreach (var text in fields.PlacedList(FieldNames.Links))
        {
            if (FieldWords.WebAddress(text.Text) is { } address)
                links.Add(address.AbsoluteUri);
            else
                problems.Add(DropProblemCodes.AddressInvalid, text.Position, FieldNames.Links, text.Text);
        }

        return links;
    }

    private T? ReadWord<T>(FieldReader fields, string name, Func<string, T?> read, string unknown) where T : struct
    {
        if (fields.Text(name) is not { } text)
            return null;
        if (read(text) is { } word)
            return word;
        problems.Add(unknown, fields.PositionOf(name), name, text);
        return null;
    }

    private string? ReadSince(FieldReader fields)
    {
        if (fields.Text(FieldNames.Since) is not { } text)
            return null;
        if (FieldWords.Month(text) is { } month)
            return month;
        problems.Add(DropProblemCodes.MonthInvalid, fields.PositionOf(FieldNames.Since), FieldNames.Since, text);
        return null;
    }

    private bool ReadIsExample(FieldReader fields)
    {
        if (fields.Text(FieldNames.IsExample) is not { } text)
            return false;
        if (FieldWords.Boolean(text) is { } isExample)
            return isExample;
        problems.Add(DropProblemCodes.BooleanUnknown, fields.PositionOf(FieldNames.IsExample), FieldNames.IsExample, text);
        return false;
    }
}
