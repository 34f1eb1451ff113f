using NetVips;

namespace Escouade.Media.Images;

/// <summary>One of the sizes and formats in which an image is offered.</summary>
/// <param name="Width">In pixels.</param>
/// <param name="Format"><c>webp</c> or <c>avif</c>, which is the file's ending too.</param>
internal sealed record Rendition(int Width, string Format, byte[] Content);

/// <summary>Makes what a phone downloads of an image: upright, in sRGB, without metadata, in two formats and up to three widths.</summary>
internal static class ImageRenditions
{
    private const int WebpQuality = 78;
    private const int AvifQuality = 50;

    // Of 0 to 9: encodes 1,440 px in well under a second on one core.
    private const int AvifEffort = 2;

    // Of the sides that libvips takes, the largest: height never bounds a rendition.
    private const int AnyHeight = 10_000_000;

    private static readonly int[] Widths = [480, 960, 1440];

    /// <param name="width">Of the original once upright, in pixels.</param>
    /// <returns>Ascending, never above the original's; the last is the original's own where it is narrower than the widest, so that no screen has to stretch it.</returns>
    public static IReadOnlyList<int> WidthsFor(int width) => [.. Widths[..^1].Where(offered => offered < width), Math.Min(width, Widths[^1])];

    /// <summary>Encodes lazily, one rendition at a time.</summary>
    /// <param name="file">An image that <see cref="ImageInspector"/> lets through.</param>
    /// <param name="width">Of the original once upright, in pixels.</param>
    /// <exception cref="InvalidDataException">The file cannot be decoded.</exception>
    public static IEnumerable<Rendition> Render(byte[] file, int width)
    {
        Vips.Configure();
        foreach (var offered in WidthsFor(width))
        {
            using var image = Shrink(file, offered);
            yield return new Rendition(offered, "webp", image.WebpsaveBuffer(q: WebpQuality, keep: Enums.ForeignKeep.None));
            yield return new Rendition(
                offered, "avif",
                image.HeifsaveBuffer(q: AvifQuality, compression: Enums.ForeignHeifCompression.Av1, effort: AvifEffort, keep: Enums.ForeignKeep.None));
        }
    }

    private static Image Shrink(byte[] file, int width)
    {
        try
        {
            // Turns the image upright by EXIF, and shrinks while it decodes; in memory once for both formats.
            using var image = Image.ThumbnailBuffer(
                file, width, height: AnyHeight, size: Enums.Size.Down, outputProfile: "srgb", failOn: Enums.FailOn.Error);
            return image.CopyMemory();
        }
        catch (VipsException exception)
        {
            throw new InvalidDataException("The image cannot be decoded.", exception);
        }
    }
}
