using Escouade.Content;
using Escouade.Content.Chapters;
using Escouade.Content.Entries;
using Escouade.Content.Searching;
using Escouade.Media.Captions;
using Escouade.Media.Chapters;
using Escouade.Media.Renditions;
using Escouade.Media.Tags;
using Escouade.Media.Uploads;

namespace Escouade.Media;

/// <summary>What entries show of the media that are here, and which entries these are.</summary>
internal sealed class MediaLibrary(IMediaStore media, MediaSteps steps, IRenditionFiles files, ICaptionStore captions, IChapterStore chapters, IEntryRefresh entries) : IMediaLibrary
{
    // A film that changes its size with the connection, one that does not, and the sound alone.
    private static readonly string[] Sources = [FilmPackager.Master, FilmPackager.Film, SoundEncoder.Whole, SoundEncoder.Everywhere, SoundEncoder.Small];

    public async Task<EntryMedia?> FindAsync(string id, string? entry, IReadOnlyList<Chapter> described, CancellationToken cancellationToken)
    {
        if (!MediaItem.IsId(id) || await media.FindAsync(id, cancellationToken) is not { Played: var (source, content) })
            return null;
        var made = (await media.ListStepsAsync(id, cancellationToken)).Where(step => step.Source == source).SelectMany(step => step.Renditions).ToDictionary(one => one.Name);
        var tags = entry is null ? null : (await media.ListTagsAsync(id, cancellationToken)).FirstOrDefault(one => one.Entry == entry)?.Hash;
        var sources = Sources.Select(name => (Name: name, File: Find(name))).Where(one => one.File is not null).Select(one => new MediaSource(one.Name, files.AddressOf(one.File!), one.File!.ContentType, one.File.Size)).ToList();
        var tracks = await captions.ListAsync(id, cancellationToken);
        var edited = await chapters.FindAsync(id, cancellationToken);
        return sources.Count == 0 ? null : new(
            content.Seconds, content.Video is not null, sources, AddressOf(SoundEncoder.Drawn), AddressOf(StillsMaker.Poster), AddressOf(StillsMaker.Track),
            [.. tracks.Select(track => (Track: track, Addresses: captions.AddressesOf(id, track))).Select(one => new MediaCaptions(one.Track.Language, one.Track.Kind is CaptionKind.Reviewed, one.Addresses.Vtt, one.Addresses.Html))])
        {
            Cover = AddressOf(SoundTagger.Cover),
            Chapters = Chapter.Usable(edited is { Items.Count: > 0 } ? edited.Items : described.Count > 0 ? described : content.Chapters, content.Seconds),
        };

        // Where it is tagged for the entry, that one.
        Rendition? Find(string name) => made.GetValueOrDefault($"{tags}/{name}") ?? made.GetValueOrDefault(name);

        string? AddressOf(string name) => Find(name) is { } one ? files.AddressOf(one) : null;
    }

    public async Task<Speech?> FindSpeechAsync(string id, string language, CancellationToken cancellationToken)
    {
        var tracks = MediaItem.IsId(id) ? await captions.ListAsync(id, cancellationToken) : [];
        return tracks.OrderByDescending(track => track.Language == language).FirstOrDefault() is { } said
            ? Speech.Of(RevisionHash.Id(captions.AddressesOf(id, said).Vtt), said.Cues.Select(cue => (cue.From, cue.To, cue.Text.ReplaceLineEndings(" "))))
            : null;
    }

    public async Task TagAsync(string id, string entry, SoundTags tags, CancellationToken cancellationToken)
    {
        if (!MediaItem.IsId(id) || await media.FindAsync(id, cancellationToken) is not { } item)
            return;
        var stored = new StoredTags(entry, tags);
        if ((await media.ListTagsAsync(id, cancellationToken)).FirstOrDefault(one => one.Entry == entry)?.Hash != stored.Hash)
            await media.SaveTagsAsync(id, stored, cancellationToken);
        await steps.AskTagsAsync(item, cancellationToken);
    }

    public Task NoteUseAsync(string id, string entry, CancellationToken cancellationToken) => MediaItem.IsId(id) ? media.AddUseAsync(id, entry, cancellationToken) : Task.CompletedTask;

    /// <summary>Lets the entries that show a medium show it as it is now.</summary>
    public async Task RefreshAsync(string id, CancellationToken cancellationToken)
    {
        foreach (var entry in await media.ListUsesAsync(id, cancellationToken))
            await entries.AskAsync(entry, cancellationToken);
    }
}
