namespace Escouade.Media.Captions;

/// <summary>What is said in each medium, by language, in all versions.</summary>
internal interface ICaptionStore
{
    /// <returns>The latest version of each language.</returns>
    Task<IReadOnlyList<CaptionTrack>> ListAsync(string media, CancellationToken cancellationToken);

    /// <param name="media">Id of the medium.</param>
    /// <param name="language">Of the words.</param>
    /// <param name="version">Null for the latest.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    Task<CaptionTrack?> FindAsync(string media, string language, int? version, CancellationToken cancellationToken);

    /// <summary>Stores a version over the one before, which stays, and makes its files public.</summary>
    /// <param name="media">Id of the medium.</param>
    /// <param name="track">Its version is one more than that of the one that it was written over.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    /// <returns>The version as stored; null where somebody else was quicker.</returns>
    Task<CaptionTrack?> SaveAsync(string media, CaptionTrack track, CancellationToken cancellationToken);

    /// <returns>Where anybody reads the WebVTT, and the HTML, of a version.</returns>
    (string Vtt, string Html) AddressesOf(string media, CaptionTrack track);
}
