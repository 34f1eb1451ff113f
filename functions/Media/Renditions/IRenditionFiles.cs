using Escouade.Media.Uploads;

namespace Escouade.Media.Renditions;

/// <summary>The files that people play.</summary>
internal interface IRenditionFiles
{
    /// <summary>Makes a file public. The same again is the same file.</summary>
    /// <param name="item">What it was made of.</param>
    /// <param name="file">On this machine; the blob has its name.</param>
    /// <param name="contentType">Of the file.</param>
    /// <param name="cancellationToken">Stops sending.</param>
    Task<Rendition> SaveAsync(MediaItem item, FileInfo file, string contentType, CancellationToken cancellationToken);

    /// <returns>Where anybody can read it.</returns>
    string AddressOf(Rendition rendition);
}
