using Escouade.Content;
using Escouade.Content.Entries;
using Escouade.Content.Images;
using Escouade.Editorial.Drops;
using Escouade.Platform.Texts;

namespace Escouade.Editorial;

/// <summary>Reads an entry that was sent as JSON the way a dropped file is read.</summary>
internal sealed class DraftIntake(DropIntake drops, IEntryStore store, IImageStore images)
{
    /// <param name="draft">What was sent.</param>
    /// <param name="before">Hash of the revision whose images stay where they are not sent again.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    /// <returns>The document with its images stored; or what is wrong, by field.</returns>
    public async Task<(EntryDocument? Document, IReadOnlyDictionary<string, string[]> Errors)> ReadAsync(
        EntryDraft draft, string? before, CancellationToken cancellationToken)
    {
        var isReadable = draft.IsReadable;
        if (!isReadable)
            draft = draft with { Extras = null };
        await using var archive = draft.ToArchive(await ImagesOfAsync(before, cancellationToken));
        var (document, problems) = await drops.ReadEntryAsync("entry.zip", archive, cancellationToken);
        var errors = problems
            .GroupBy(problem => problem.Field ?? "body")
            .ToDictionary(field => field.Key, field => field.Select(problem => problem.Message).ToArray());
        if (!isReadable)
            errors["extras"] = [ProblemTexts.TextBroken];
        return (isReadable ? document : null, errors);
    }

    private async Task<Dictionary<string, byte[]>> ImagesOfAsync(string? before, CancellationToken cancellationToken)
    {
        var stored = new Dictionary<string, byte[]>();
        if (before is null)
            return stored;
        foreach (var (name, image) in (await store.ReadRevisionAsync(before, cancellationToken)).Images)
        {
            if (await images.ReadOriginalAsync(image.Hash, cancellationToken) is { } original)
                stored[name] = original;
        }
        return stored;
    }
}
