using NetVips;

namespace Escouade.Media.Images;

/// <summary>The square picture that podcast players show of an episode.</summary>
internal static class SquareCover
{
    // The least that Apple takes: https://podcasters.apple.com/support/896-artwork-requirements.
    private const int Side = 1400;
    private const int Quality = 80;

    /// <param name="picture">Of any shape; what matters most in it is kept, and a small one is enlarged.</param>
    /// <returns>A JPEG.</returns>
    public static byte[] Draw(byte[] picture)
    {
        Vips.Configure();
        using var square = Image.ThumbnailBuffer(picture, Side, height: Side, crop: Enums.Interesting.Attention, outputProfile: "srgb", failOn: Enums.FailOn.Error);
        using var flat = square.HasAlpha() ? square.Flatten(background: [255, 255, 255]) : square.Copy();
        return flat.JpegsaveBuffer(q: Quality, keep: Enums.ForeignKeep.None);
    }

    /// <returns>The picture of the whole podcast, see <c>web/public/balado.png</c>.</returns>
    public static byte[] OfUsAll()
    {
        using var stream = typeof(SquareCover).Assembly.GetManifestResourceStream("balado.png")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
