using Escouade.Content.Chapters;

namespace Escouade.Content;

/// <summary>The sounds and moving pictures that entries show.</summary>
internal interface IMediaLibrary
{
    /// <param name="id">Of the medium.</param>
    /// <param name="entry">Id of the entry that shows it; null for one that is no page yet.</param>
    /// <param name="described">The chapters that the text of its entry has, which stand over those of the file and under those that somebody wrote.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>What readers get of a medium; null where there is none of that id, or nothing of it that plays yet.</returns>
    Task<EntryMedia?> FindAsync(string id, string? entry, IReadOnlyList<Chapter> described, CancellationToken cancellationToken);

    /// <returns>What is said in a medium, in that language or, where nobody wrote it down in that, another; null where nobody did at all.</returns>
    Task<Searching.Speech?> FindSpeechAsync(string id, string language, CancellationToken cancellationToken);

    /// <summary>Says what the sound of a medium is to say of itself, wherever it is carried to, as part of an entry. May be said again.</summary>
    Task TagAsync(string id, string entry, SoundTags tags, CancellationToken cancellationToken);

    /// <summary>Notes that an entry shows a medium: what is made of it later, its captions among it, reaches the entry's page. May be done again.</summary>
    Task NoteUseAsync(string id, string entry, CancellationToken cancellationToken);
}

/// <summary>A medium as the page of its entry plays it. All addresses are public.</summary>
/// <param name="Seconds">How long it plays.</param>
/// <param name="IsVideo">Whether there is something to see.</param>
/// <param name="Sources">What a player chooses from, the best first.</param>
/// <param name="Waveform">Address of the peaks that a player draws; null where nothing sounds.</param>
/// <param name="Poster">Address of the picture before it plays; null where nothing is seen.</param>
/// <param name="Storyboard">Address of the track of small pictures; null where nothing is seen.</param>
/// <param name="Captions">What is said, by language.</param>
internal sealed record EntryMedia(
    double Seconds, bool IsVideo, IReadOnlyList<MediaSource> Sources, string? Waveform, string? Poster, string? Storyboard, IReadOnlyList<MediaCaptions> Captions)
{
    /// <summary>Address of a square JPEG, as podcast players want it; null until there is one.</summary>
    public string? Cover { get; init; }

    /// <summary>Its parts, in order.</summary>
    public IReadOnlyList<Chapter> Chapters { get; init; } = [];
}

/// <param name="Name">Such as <c>film.mp4</c>.</param>
/// <param name="Size">In bytes.</param>
internal sealed record MediaSource(string Name, string Address, string ContentType, long Size);

/// <param name="Language"><c>fr</c> or <c>en</c>.</param>
/// <param name="IsReviewed">False for what a machine heard and nobody read through.</param>
/// <param name="Vtt">Address of the captions.</param>
/// <param name="Html">Address of the same words as a page.</param>
internal sealed record MediaCaptions(string Language, bool IsReviewed, string Vtt, string Html);
