using Escouade.Content;
using Escouade.Media.Captions;
using Escouade.Media.Uploads;
using Escouade.Platform.Storage;

namespace Escouade.Media.Drops;

/// <summary>Makes of a dropped file what an announced and sent one is.</summary>
internal sealed class MediaIntake(IMediaStore media, IUploadFiles files, ICaptionStore captions, MediaLibrary library, IWorkQueue queue, TimeProvider clock) : IMediaIntake
{
    public async Task<KnownMedium?> FindAsync(string id, CancellationToken cancellationToken)
        => await media.FindAsync(id, cancellationToken) is { } item ? new(item.File.Name, (await captions.ListAsync(id, cancellationToken)).Count > 0) : null;

    public async Task ReceiveAsync(DroppedMedium dropped, CancellationToken cancellationToken)
    {
        var file = await AnnounceAsync(dropped, cancellationToken);
        // Storage copies by itself: not a byte of it comes through here.
        await files.CopyAsync(dropped.Id, file, dropped.Container, dropped.Blob, cancellationToken);
        // The event of the copy does the same; where it is lost, nobody waits for the next repair.
        await queue.SendAsync(StorageNames.InspectUpload, new Quarantine.InspectUpload.Message(dropped.Id, Quarantine.Quarantine.MostLooks), MediaJson.Wire.InspectUploadMessage, cancellationToken: cancellationToken);
    }

    public async Task<IReadOnlyList<string>> SaveWordsAsync(string id, string language, string text, string by, CancellationToken cancellationToken)
    {
        var (cues, problems) = CaptionReader.Read(text, (await media.FindAsync(id, cancellationToken))?.Content?.Seconds);
        if (problems.Count > 0)
            return [.. problems];
        while (await captions.FindAsync(id, language, version: null, cancellationToken) is var before && before?.Cues.SequenceEqual(cues) is not true)
        {
            // Where somebody else was quicker, theirs is the one before.
            var track = new CaptionTrack(language, (before?.Version ?? 0) + 1, CaptionKind.Reviewed, cues, by, clock.GetUtcNow()) { ETag = before?.ETag };
            if (await captions.SaveAsync(id, track, cancellationToken) is not null)
                break;
        }
        await library.RefreshAsync(id, cancellationToken);
        return [];
    }

    /// <returns>The file as the medium has it, announced once however often it is dropped.</returns>
    private async Task<MediaFile> AnnounceAsync(DroppedMedium dropped, CancellationToken cancellationToken)
    {
        while (true)
        {
            var item = await media.FindAsync(dropped.Id, cancellationToken);
            if (item?.Replacement is { } waiting && waiting.Origin == dropped.ETag)
                return waiting;
            if (item?.File.Origin == dropped.ETag)
                return item.File;
            var file = new MediaFile(item?.NextNumber ?? 1, Path.GetFileName(dropped.Blob), dropped.Size, Sha256: null) { Origin = dropped.ETag, IsVouchedFor = true };
            if (await media.SaveAsync(item?.Expecting(file) ?? new(dropped.Id, dropped.Owner, dropped.Title, dropped.Language, file, clock.GetUtcNow()), cancellationToken))
                return file;
        }
    }
}
