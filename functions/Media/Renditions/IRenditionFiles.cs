using Escouade.Media.Uploads;

namespace Escouade.Media.Renditions;

/// <summary>The files that people play.</summary>
internal interface IRenditionFiles
{
    /// <summary>Makes a file public. The same again is the same file.</summary>
    /// <param name="item">What it was made of.</param>
    /// <param name="made">On this machine; the blob has its name.</param>
    /// <param name="cancellationToken">Stops sending.</param>
    Task<Rendition> SaveAsync(MediaItem item, MadeFile made, CancellationToken cancellationToken);

    /// <returns>The bytes of a small one, such as a picture.</returns>
    Task<byte[]> ReadAsync(Rendition rendition, CancellationToken cancellationToken);

    /// <summary>Brings one of any size to this machine.</summary>
    Task DownloadAsync(Rendition rendition, FileInfo to, CancellationToken cancellationToken);

    /// <returns>Where anybody can read it.</returns>
    string AddressOf(Rendition rendition);
}
