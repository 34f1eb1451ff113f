namespace Escouade.Content.Images;

/// <summary>Images that readers get, each stored once under the hash of its bytes.</summary>
internal interface IImageStore
{
    /// <summary>Stores the original and makes its renditions, unless that was done before.</summary>
    /// <exception cref="InvalidDataException">The bytes are no image that can be shown; the drop's reader refuses those first.</exception>
    Task<StoredImage> SaveAsync(byte[] original, CancellationToken cancellationToken);

    /// <summary>Prefix of the addresses of an image's renditions: <c>{prefix}-{width}.avif</c> and <c>.webp</c>.</summary>
    string AddressPrefix(string hash);

    /// <returns>The original’s bytes, or null.</returns>
    Task<byte[]?> ReadOriginalAsync(string hash, CancellationToken cancellationToken);
}
