using Escouade.Content.Entries;
using Escouade.Content.Images;
using Escouade.Content.Themes;
using Escouade.Content;
using Escouade.Editorial.Profiles;
using Escouade.Platform.Texts;

namespace Escouade.Editorial.Drops;

/// <summary>Reads a dropped file and stores what it holds.</summary>
internal sealed class DropIntake(
    DropReader reader, DirectPublisher publisher, ProfilePublisher profiles, IImageStore images, ExpertNames names)
{
    // Whoever may write to the inbox: storage's own log says which person that was.
    public const string Who = "inbox";

    /// <returns>The address of what was stored; or what is wrong with the file, and nothing was.</returns>
    /// <param name="isKnownAsync">Whether this very file was taken before, and only its event comes again.</param>
    public async Task<(string? Slug, IReadOnlyList<DropProblem> Problems)> TakeAsync(
        string name, Stream content, Func<Task<bool>> isKnownAsync, CancellationToken cancellationToken)
    {
        var reading = await ReadAsync(name, content, cancellationToken);
        if (reading.Problems.Count > 0)
            return (null, reading.Problems);
        if (reading.Expert is { } expert)
        {
            await profiles.SaveAsync(expert, await PhotoOfAsync(expert, reading.Images, cancellationToken), Who, known: null, cancellationToken);
            return (expert.Slug, []);
        }

        var document = await WithImagesAsync(reading, cancellationToken);
        var id = IsId(reading.Id) ? reading.Id! : IdOf(Path.ChangeExtension(name, null));
        return ((await publisher.PublishAsync(id, document, Who, isKnownAsync, cancellationToken)).Head.Slug, []);
    }

    /// <returns>The entry in the file with its images stored, unpublished; or what is wrong with the file.</returns>
    public async Task<(EntryDocument? Document, IReadOnlyList<DropProblem> Problems)> ReadEntryAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        var reading = await ReadAsync(name, content, cancellationToken);
        if (reading.Problems.Count > 0)
            return (null, reading.Problems);
        return reading.Document is null ? (null, [IntakeProblems.NotAnEntry]) : (await WithImagesAsync(reading, cancellationToken), []);
    }

    private async Task<DropReading> ReadAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        var reading = await reader.ReadAsync(name, content, CatalogueOf(await names.ListAsync(cancellationToken)), cancellationToken);
        if (reading.Problems.All(problem => problem.Code != DropProblemCodes.ExpertUnknown))
            return reading;
        // Perhaps the expert was added a second ago.
        content.Position = 0;
        return await reader.ReadAsync(name, content, CatalogueOf(await names.ListAgainAsync(cancellationToken)), cancellationToken);
    }

    private async Task<EntryDocument> WithImagesAsync(DropReading reading, CancellationToken cancellationToken)
    {
        var stored = new SortedDictionary<string, StoredImage>(StringComparer.Ordinal);
        foreach (var (image, bytes) in reading.Images)
            stored[image] = await images.SaveAsync(bytes, cancellationToken);
        return reading.Document! with { Images = stored };
    }

    /// <returns>The profile in the file and its photo, stored; or what is wrong with the file.</returns>
    public async Task<(ExpertProfile? Profile, StoredImage? Photo, IReadOnlyList<DropProblem> Problems)> ReadExpertAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        var reading = await ReadAsync(name, content, cancellationToken);
        return reading.Problems.Count > 0 || reading.Expert is not { } profile ? (null, null, reading.Problems) : (profile, await PhotoOfAsync(profile, reading.Images, cancellationToken), []);
    }

    private async Task<StoredImage?> PhotoOfAsync(ExpertProfile profile, IReadOnlyDictionary<string, byte[]> files, CancellationToken cancellationToken)
        => profile.Photo is { } name && files.TryGetValue(name, out var bytes) ? await images.SaveAsync(bytes, cancellationToken) : null;

    /// <summary>A file of the same name, in whichever form, is the same entry.</summary>
    /// <param name="stem">The name without its ending.</param>
    public static string IdOf(string stem) => RevisionHash.Id($"drop:{WellFormed.Text(stem).ToLowerInvariant()}");

    private static bool IsId(string? id) => id is { Length: 26 } && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c));

    private static DropCatalogue CatalogueOf(IReadOnlyList<ExpertName> experts) => new(
        text => ThemeCatalogue.All.FirstOrDefault(theme => IsNamed(text, theme.Slug, theme.Name) || IsNamed(text, theme.Slug, theme.NameEn))?.Slug,
        text => experts.FirstOrDefault(expert => IsNamed(text, expert.Slug, expert.Name))?.Slug,
        ThemeCatalogue.All.Select(theme => theme.Name));

    private static bool IsNamed(string text, string slug, string name)
        => Content.Text.Slug.From(text) is { Length: > 0 } asked && (asked == slug || asked == Content.Text.Slug.From(name));
}
