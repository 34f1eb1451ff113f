namespace Escouade.Content;

/// <summary>Tells from its bytes whether a file is an image that can be shown.</summary>
internal interface IImageInspector
{
    /// <summary>Never throws for what the file holds; its name and its ending count for nothing.</summary>
    ImageInspection Inspect(byte[] file);
}

/// <summary>Either what the image is, or why it cannot be shown.</summary>
internal sealed record ImageInspection(ImageFile? Image, ImageFault? Fault)
{
    public static ImageInspection Of(ImageFile image) => new(image, null);

    public static ImageInspection Of(ImageFault fault) => new(null, fault);
}

/// <param name="Format"><c>jpeg</c>, <c>png</c>, <c>webp</c>, <c>gif</c> or <c>avif</c>.</param>
/// <param name="Width">Once upright, in pixels.</param>
/// <param name="Height">Once upright, in pixels.</param>
internal sealed record ImageFile(string Format, int Width, int Height);

internal enum ImageFault { NotAnImage, UnsupportedFormat, TooManyPixels, TooManyFrames, Damaged }
