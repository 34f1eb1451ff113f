using Escouade.Content;
using Escouade.Content.Entries;
using Escouade.Content.Text;
using Escouade.Editorial.Desk.Checks;
using Escouade.Platform.Storage;
using Escouade.Platform.Texts;

namespace Escouade.Editorial.Drops.Recordings;

/// <summary>Publishes a recording that was dropped with what is said of it and in it: files of one name, in whichever order they come. What is not whole yet waits, and says for what.</summary>
internal sealed class RecordingDrop(IDropFiles files, IDropLog log, DropIntake intake, IMediaIntake media, DirectPublisher publisher, EntryRenderer renderer)
{
    private sealed record Part(RecordingName Name, DroppedFile File);

    /// <param name="stem">Of the names of its parts.</param>
    /// <param name="cancellationToken">Stops between two steps, each of which may be done again.</param>
    public async Task TakeAsync(string stem, CancellationToken cancellationToken)
    {
        var parts = await files.ListAsync($"{stem}.", cancellationToken).Select(file => (Name: RecordingName.Read(file.Name), File: file))
            .Where(part => part.Name?.Stem == stem).Select(part => new Part(part.Name!, part.File)).ToListAsync(cancellationToken);
        if (parts.FirstOrDefault(part => part.Name.Part is RecordingPart.Side) is not { } side)
            await WaitAsync(parts, IntakeProblems.SideMissing(stem), cancellationToken);
        else if (await ReadAsync(side, cancellationToken) is { } document)
            await TakeAsync(stem, side, document, parts, cancellationToken);
    }

    private async Task TakeAsync(string stem, Part side, EntryDocument document, List<Part> parts, CancellationToken cancellationToken)
    {
        var id = RevisionHash.Id($"recording:{WellFormed.Text(stem).ToLowerInvariant()}");
        var known = await media.FindAsync(id, cancellationToken);
        var recordings = parts.Where(part => part.Name.Part is RecordingPart.Sound or RecordingPart.Film).ToList();
        var recording = recordings.FirstOrDefault();
        var words = parts.Where(part => part.Name.Part is RecordingPart.Words).ToList();
        var missing = recordings.Count > 1 ? IntakeProblems.ManyRecordings(recordings.Select(one => one.File.Name))
            : recording is null && known is null ? IntakeProblems.RecordingMissing(stem)
            : words.Count == 0 && known is not { HasWords: true } && !Checklist.NeedsNoCaptions(document, renderer) ? IntakeProblems.WordsMissing(stem)
            : null;
        if (missing is not null)
        {
            await WaitAsync(parts, missing, cancellationToken);
            return;
        }

        var isFilm = (recording?.Name ?? RecordingName.Read(known!.FileName))?.Part is RecordingPart.Film;
        if (isFilm && !Checklist.DescribesPoster(document))
        {
            await RejectAsync(side, [new("poster.alt", CheckTexts.PosterAltMissing, null, null, "extras")], cancellationToken);
            return;
        }
        if (recording is { File: var file })
            await media.ReceiveAsync(new(id, document.Title, document.Language, DropIntake.Who, StorageNames.Inbox, file.Name, file.ETag, file.Size), cancellationToken);
        foreach (var part in words)
            await TakeWordsAsync(id, part, document.Language, cancellationToken);
        // Those that were refused leave it without.
        if ((await media.FindAsync(id, cancellationToken))?.HasWords is true || Checklist.NeedsNoCaptions(document, renderer))
            await PublishAsync(id, stem, side, document with { Kind = isFilm ? EntryKind.Video : EntryKind.Audio, Media = id }, recording, cancellationToken);
        else
            await WaitAsync([.. parts.Except(words)], IntakeProblems.WordsMissing(stem), cancellationToken);
    }

    private async Task PublishAsync(string id, string stem, Part side, EntryDocument document, Part? recording, CancellationToken cancellationToken)
    {
        var (head, _) = await publisher.PublishAsync(DropIntake.IdOf(stem), document, DropIntake.Who, () => IsTakenAsync(side, cancellationToken), cancellationToken);
        foreach (var part in (Part?[])[side, recording])
        {
            if (part is not null)
                await AcceptAsync(part, head.Slug, cancellationToken);
        }
        // A copy of it is kept; nobody pays for gigabytes twice.
        if (recording is not null)
            await files.RemoveAsync(recording.File.Name, recording.File.ETag, cancellationToken);
    }

    /// <summary>Unless they were taken before: whoever corrected them since would find the old ones again.</summary>
    private async Task TakeWordsAsync(string id, Part part, string language, CancellationToken cancellationToken)
    {
        if (await IsTakenAsync(part, cancellationToken) || await files.OpenAsync(part.File.Name, cancellationToken) is not { } opened)
            return;
        await using var file = opened;
        var problems = new ProblemList();
        if (await DropReader.ReadTextAsync(file.Content, problems, cancellationToken) is not { } text)
        {
            await RejectAsync(part, problems.InOrder, cancellationToken);
            return;
        }
        var faults = await media.SaveWordsAsync(id, part.Name.Language ?? language, text, DropIntake.Who, cancellationToken);
        if (faults.Count == 0)
            await AcceptAsync(part, slug: null, cancellationToken);
        else
            await RejectAsync(part, [.. faults.Select(fault => new DropProblem("captions.invalid", fault, null, null, null))], cancellationToken);
    }

    private async Task<EntryDocument?> ReadAsync(Part side, CancellationToken cancellationToken)
    {
        if (await files.OpenAsync(side.File.Name, cancellationToken) is not { } opened)
            return null;
        await using var file = opened;
        var (document, problems) = await intake.ReadEntryAsync(side.File.Name, file.Content, cancellationToken);
        if (problems.Count > 0)
            await RejectAsync(side, problems, cancellationToken);
        return document;
    }

    private async Task<bool> IsTakenAsync(Part part, CancellationToken cancellationToken)
        => await log.FindAsync(part.File.Name, cancellationToken) is { State: DropState.Accepted } known && known.ETag == part.File.ETag;

    private Task AcceptAsync(Part part, string? slug, CancellationToken cancellationToken)
        => log.SaveAsync(new(part.File.Name, DropState.Accepted, part.File.DroppedAt, slug, []) { ETag = part.File.ETag }, cancellationToken);

    private async Task WaitAsync(IEnumerable<Part> parts, DropProblem missing, CancellationToken cancellationToken)
    {
        foreach (var part in parts)
        {
            if (!await IsTakenAsync(part, cancellationToken))
                await log.SaveAsync(new(part.File.Name, DropState.Waiting, part.File.DroppedAt, null, [missing]) { ETag = part.File.ETag }, cancellationToken);
        }
    }

    private async Task RejectAsync(Part part, IReadOnlyList<DropProblem> problems, CancellationToken cancellationToken)
    {
        if (await files.OpenAsync(part.File.Name, cancellationToken) is not { } opened)
            return;
        await using var file = opened;
        await IngestDrop.RejectAsync(part.File.Name, file, file.DroppedAt, problems, files, log, cancellationToken);
    }
}
