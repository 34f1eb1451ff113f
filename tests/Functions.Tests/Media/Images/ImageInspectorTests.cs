using CsCheck;
using Escouade.Content;
using Xunit;

namespace Escouade.Media.Images;

public class ImageInspectorTests
{
    private static readonly ImageInspector Inspector = new();

    [Theory]
    [InlineData("wide.jpg", "jpeg", 1600, 1000)]
    [InlineData("turned.jpg", "jpeg", 200, 320)]
    [InlineData("small.png", "png", 200, 120)]
    [InlineData("small.webp", "webp", 200, 120)]
    [InlineData("short.gif", "gif", 16, 16)]
    public void An_image_tells_its_format_and_its_upright_size(string name, string format, int width, int height)
        => Assert.Equal(new ImageFile(format, width, height), Inspector.Inspect(Samples.Read(name)).Image);

    [Fact]
    public void An_avif_image_is_known_as_one()
    {
        var avif = ImageRenditions.Render(Samples.Read("small.png"), 200).Single(rendition => rendition.Format == "avif").Content;

        Assert.Equal(new ImageFile("avif", 200, 120), Inspector.Inspect(avif).Image);
    }

    [Theory]
    [InlineData("text.png", nameof(ImageFault.NotAnImage))]
    [InlineData("drawing.svg", nameof(ImageFault.UnsupportedFormat))]
    [InlineData("bomb.png", nameof(ImageFault.TooManyPixels))]
    [InlineData("long.png", nameof(ImageFault.TooManyPixels))]
    [InlineData("long.gif", nameof(ImageFault.TooManyFrames))]
    [InlineData("truncated.jpg", nameof(ImageFault.Damaged))]
    [InlineData("damaged.png", nameof(ImageFault.Damaged))]
    public void What_cannot_be_shown_is_told_why(string name, string fault)
    {
        var inspection = Inspector.Inspect(Samples.Read(name));

        Assert.Null(inspection.Image);
        Assert.Equal(fault, inspection.Fault.ToString());
    }

    [Fact]
    public void An_empty_file_is_not_an_image() => Assert.Equal(ImageFault.NotAnImage, Inspector.Inspect([]).Fault);

    [Fact]
    public void Whatever_the_bytes_the_answer_is_one_or_the_other()
    {
        var good = Samples.Read("small.png");

        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte, Gen.Int[1, good.Length]).Sample((at, value, length) =>
        {
            var bytes = good[..length];
            bytes[Math.Min(at, length - 1)] = value;

            var inspection = Inspector.Inspect(bytes);

            return inspection.Image is null != inspection.Fault is null;
        }, iter: 300);
    }
}
