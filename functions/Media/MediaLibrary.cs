using Escouade.Content;
using Escouade.Content.Entries;
using Escouade.Content.Searching;
using Escouade.Media.Captions;
using Escouade.Media.Renditions;
using Escouade.Media.Uploads;

namespace Escouade.Media;

/// <summary>What entries show of the media that are here, and which entries these are.</summary>
internal sealed class MediaLibrary(IMediaStore media, IRenditionFiles files, ICaptionStore captions, IEntryRefresh entries) : IMediaLibrary
{
    // A film that changes its size with the connection, one that does not, and the sound alone.
    private static readonly string[] Sources = [FilmPackager.Master, FilmPackager.Film, SoundEncoder.Whole, SoundEncoder.Everywhere, SoundEncoder.Small];

    public async Task<EntryMedia?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (!MediaItem.IsId(id) || await media.FindAsync(id, cancellationToken) is not { Content: { } content } item)
            return null;
        var made = (await media.ListStepsAsync(id, cancellationToken)).Where(step => step.Source == item.Source).SelectMany(step => step.Renditions).ToDictionary(one => one.Name);
        var sources = Sources.Select(made.GetValueOrDefault).OfType<Rendition>().Select(one => new MediaSource(one.Name, files.AddressOf(one), one.ContentType, one.Size)).ToList();
        var tracks = await captions.ListAsync(id, cancellationToken);
        return sources.Count == 0 ? null : new(
            content.Seconds, content.Video is not null, sources, AddressOf(SoundEncoder.Drawn), AddressOf(StillsMaker.Poster), AddressOf(StillsMaker.Track),
            [.. tracks.Select(track => (Track: track, Addresses: captions.AddressesOf(id, track))).Select(one => new MediaCaptions(one.Track.Language, one.Track.Kind is CaptionKind.Reviewed, one.Addresses.Vtt, one.Addresses.Html))]);

        string? AddressOf(string name) => made.GetValueOrDefault(name) is { } one ? files.AddressOf(one) : null;
    }

    public async Task<Speech?> FindSpeechAsync(string id, string language, CancellationToken cancellationToken)
    {
        var tracks = MediaItem.IsId(id) ? await captions.ListAsync(id, cancellationToken) : [];
        return tracks.OrderByDescending(track => track.Language == language).FirstOrDefault() is { } said
            ? Speech.Of(RevisionHash.Id(captions.AddressesOf(id, said).Vtt), said.Cues.Select(cue => (cue.From, cue.To, cue.Text.ReplaceLineEndings(" "))))
            : null;
    }

    public Task NoteUseAsync(string id, string entry, CancellationToken cancellationToken) => MediaItem.IsId(id) ? media.AddUseAsync(id, entry, cancellationToken) : Task.CompletedTask;

    /// <summary>Lets the entries that show a medium show it as it is now.</summary>
    public async Task RefreshAsync(string id, CancellationToken cancellationToken)
    {
        foreach (var entry in await media.ListUsesAsync(id, cancellationToken))
            await entries.AskAsync(entry, cancellationToken);
    }
}
