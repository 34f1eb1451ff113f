using Escouade.Content.Entries;
using Escouade.Content.Experts;
using Escouade.Content.Images;
using Escouade.Content.Lists;
using Escouade.Content.Themes;
using Escouade.Content;
using Escouade.Platform.Storage;
using Escouade.Platform.Texts;

namespace Escouade.Editorial.Drops;

/// <summary>Reads a dropped file and stores what it holds.</summary>
internal sealed class DropIntake(
    DropReader reader, Publisher publisher, IImageStore images, IExpertStore experts, ExpertNames names, IEntryLists lists, IWorkQueue queue, SiteRefresh refresh)
{
    // Whoever may write to the inbox: storage's own log says which person that was.
    private const string Who = "inbox";

    // By then no process anywhere goes on with the names from before.
    private static readonly TimeSpan NamesAreNew = ExpertNames.Kept + TimeSpan.FromSeconds(1);

    /// <returns>The address of what was stored; or what is wrong with the file, and nothing was.</returns>
    /// <param name="isKnownAsync">Whether this very file was taken before, and only its event comes again.</param>
    public async Task<(string? Slug, IReadOnlyList<DropProblem> Problems)> TakeAsync(
        string name, Stream content, Func<Task<bool>> isKnownAsync, CancellationToken cancellationToken)
    {
        var reading = await ReadAsync(name, content, cancellationToken);
        if (reading.Problems.Count > 0)
            return (null, reading.Problems);
        if (reading.Expert is { } expert)
            return (await SaveExpertAsync(expert, reading.Images, cancellationToken), []);

        var document = await WithImagesAsync(reading, cancellationToken);
        var id = IsId(reading.Id) ? reading.Id! : IdOf(name);
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

    private async Task<string> SaveExpertAsync(ExpertProfile profile, IReadOnlyDictionary<string, byte[]> files, CancellationToken cancellationToken)
    {
        var photo = profile.Photo is { } name && files.TryGetValue(name, out var bytes) ? await images.SaveAsync(bytes, cancellationToken) : null;
        await experts.SaveAsync(new(profile, photo), cancellationToken);

        // Even where the profile was the same: an earlier try may have stopped after it was stored.
        var list = ListKey.Of("expert", profile.Slug);
        await lists.MarkChangedAsync(list, cancellationToken);
        await foreach (var (row, _) in lists.ReadAsync(list, after: null, int.MaxValue, cancellationToken))
            await queue.SendAsync(StorageNames.ProjectEntry, new ProjectEntry.Message(row[20..]), EditorialJson.Default.ProjectEntryMessage, NamesAreNew, cancellationToken);
        await ProjectExpert.AskAsync(queue, profile.Slug, cancellationToken);
        await refresh.AskAsync(cancellationToken);
        return profile.Slug;
    }

    /// <summary>A file of the same name, in whichever form, is the same entry.</summary>
    private static string IdOf(string name) => RevisionHash.Id($"drop:{WellFormed.Text(Path.ChangeExtension(name, null)).ToLowerInvariant()}");

    private static bool IsId(string? id) => id is { Length: 26 } && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c));

    private static DropCatalogue CatalogueOf(IReadOnlyList<ExpertName> experts) => new(
        text => ThemeCatalogue.All.FirstOrDefault(theme => IsNamed(text, theme.Slug, theme.Name) || IsNamed(text, theme.Slug, theme.NameEn))?.Slug,
        text => experts.FirstOrDefault(expert => IsNamed(text, expert.Slug, expert.Name))?.Slug,
        ThemeCatalogue.All.Select(theme => theme.Name));

    private static bool IsNamed(string text, string slug, string name)
        => Content.Text.Slug.From(text) is { Length: > 0 } asked && (asked == slug || asked == Content.Text.Slug.From(name));
}
