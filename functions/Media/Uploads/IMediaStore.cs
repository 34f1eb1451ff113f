using Escouade.Media.Renditions;
using Escouade.Media.Tags;
using Escouade.Media.Transcription;

namespace Escouade.Media.Uploads;

/// <summary>The truth about every sound and moving picture.</summary>
internal interface IMediaStore
{
    Task<MediaItem?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>Stores an item in place of what <see cref="MediaItem.ETag"/> names.</summary>
    /// <returns>False where somebody else was quicker.</returns>
    Task<bool> SaveAsync(MediaItem item, CancellationToken cancellationToken);

    /// <returns>Those that something happened to since.</returns>
    IAsyncEnumerable<MediaItem> ListChangedAsync(DateTimeOffset since, CancellationToken cancellationToken);

    /// <returns>Ids of those of which anything changed since, what was made of them and what is said in them too.</returns>
    Task<IReadOnlyList<string>> ListTouchedAsync(DateTimeOffset since, CancellationToken cancellationToken);

    /// <returns>What was made of an item, each step as it was done last.</returns>
    Task<IReadOnlyList<MediaStep>> ListStepsAsync(string id, CancellationToken cancellationToken);

    /// <param name="id">Of the item.</param>
    /// <param name="step">In place of what was there of its name and its file.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    Task SaveStepAsync(string id, MediaStep step, CancellationToken cancellationToken);

    /// <summary>Notes that an entry shows an item. May be done again.</summary>
    Task AddUseAsync(string id, string entry, CancellationToken cancellationToken);

    /// <summary>Stores what the sound of an item says as part of an entry, in place of what it said.</summary>
    Task SaveTagsAsync(string id, StoredTags tags, CancellationToken cancellationToken);

    /// <returns>One for each entry that shows an item and has been seen whole.</returns>
    Task<IReadOnlyList<StoredTags>> ListTagsAsync(string id, CancellationToken cancellationToken);

    /// <returns>What became of the transcription of an item; null where nobody tried.</returns>
    Task<Transcript?> FindTranscriptAsync(string id, CancellationToken cancellationToken);

    /// <summary>Notes what became of the transcription of an item.</summary>
    Task SaveTranscriptAsync(string id, Transcript transcript, CancellationToken cancellationToken);

    /// <returns>Ids of the entries that show an item, or once did.</returns>
    Task<IReadOnlyList<string>> ListUsesAsync(string id, CancellationToken cancellationToken);
}
