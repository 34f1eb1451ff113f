using Escouade.Content;
using NetVips;

namespace Escouade.Media.Images;

/// <summary>Judges image files by decoding them, within bounds that are checked on their headers first.</summary>
internal sealed class ImageInspector : IImageInspector
{
    private const int MaxSide = 12_000;
    private const int MaxPixels = 50_000_000;

    // A few seconds of animation; only its first frame is shown.
    private const int MaxFrames = 120;

    public ImageInspector() => Vips.Configure();

    public ImageInspection Inspect(byte[] file)
    {
        // libvips knows formats by their first bytes; loaders of drawings and documents are never run.
        if (file.Length == 0 || Image.FindLoadBuffer(file) is not { } loader)
            return ImageInspection.Of(ImageFault.NotAnImage);
        if (FormatOf(loader, file) is not { } format)
            return ImageInspection.Of(ImageFault.UnsupportedFormat);

        try
        {
            return Inspect(file, format);
        }
        catch (VipsException)
        {
            return ImageInspection.Of(ImageFault.Damaged);
        }
    }

    private static ImageInspection Inspect(byte[] file, string format)
    {
        using var image = Image.NewFromBuffer(file, access: Enums.Access.Sequential, failOn: Enums.FailOn.Error);
        if (image.Width > MaxSide || image.Height > MaxSide || (long)image.Width * image.Height > MaxPixels)
            return ImageInspection.Of(ImageFault.TooManyPixels);
        if (image.Contains("n-pages") && image.Get("n-pages") is int frames && frames > MaxFrames)
            return ImageInspection.Of(ImageFault.TooManyFrames);

        // Decodes it whole: making renditions shrinks while it decodes, and does not notice that a photo breaks off.
        image.Avg();

        // Orientations 5 to 8 of EXIF lie on their side.
        var isTurned = image.Contains("orientation") && image.Get("orientation") is int and >= 5 and <= 8;
        return ImageInspection.Of(isTurned ? new ImageFile(format, image.Height, image.Width) : new ImageFile(format, image.Width, image.Height));
    }

    // The HEIF loader also takes HEIC, which no browser but one shows.
    private static string? FormatOf(string loader, ReadOnlySpan<byte> file)
    {
        if (loader.Contains("Jpeg", StringComparison.Ordinal))
            return "jpeg";
        if (loader.Contains("Png", StringComparison.Ordinal))
            return "png";
        if (loader.Contains("Webp", StringComparison.Ordinal))
            return "webp";
        if (loader.Contains("Nsgif", StringComparison.Ordinal))
            return "gif";
        return loader.Contains("Heif", StringComparison.Ordinal) && file.Length > 12 && file.Slice(8, 3).SequenceEqual("avi"u8) ? "avif" : null;
    }
}
