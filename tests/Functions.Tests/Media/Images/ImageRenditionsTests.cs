using System.Diagnostics;
using System.Text;
using NetVips;
using Xunit;

namespace Escouade.Media.Images;

public class ImageRenditionsTests
{
    [Theory]
    [InlineData(1600, new[] { 480, 960, 1440 })]
    [InlineData(960, new[] { 480, 960 })]
    [InlineData(1200, new[] { 480, 960, 1200 })]
    [InlineData(700, new[] { 480, 700 })]
    [InlineData(480, new[] { 480 })]
    [InlineData(200, new[] { 200 })]
    public void Widths_never_go_above_the_original(int width, int[] expected)
        => Assert.Equal(expected, ImageRenditions.WidthsFor(width));

    [Fact]
    public void A_wide_image_is_offered_in_three_widths_and_two_formats()
    {
        var renditions = ImageRenditions.Render(Samples.Read("wide.jpg"), 1600).ToList();

        Assert.Equal(
            ["480.webp", "480.avif", "960.webp", "960.avif", "1440.webp", "1440.avif"],
            renditions.Select(rendition => $"{rendition.Width}.{rendition.Format}"));
        Assert.All(renditions, rendition =>
        {
            using var image = Image.NewFromBuffer(rendition.Content);
            Assert.Equal((rendition.Width, rendition.Width * 1000 / 1600), (image.Width, image.Height));
            Assert.Equal(rendition.Format == "avif" ? "heifload_buffer" : "webpload_buffer", image.Get("vips-loader"));
        });
    }

    [Fact]
    public void A_turned_photo_comes_out_upright_and_without_what_its_camera_said()
    {
        Assert.Contains("Secret Artist", Encoding.Latin1.GetString(Samples.Read("turned.jpg")), StringComparison.Ordinal);

        Assert.All(ImageRenditions.Render(Samples.Read("turned.jpg"), 200), rendition =>
        {
            using var image = Image.NewFromBuffer(rendition.Content);
            Assert.Equal((200, 320), (image.Width, image.Height));
            Assert.DoesNotContain("Secret Artist", Encoding.Latin1.GetString(rendition.Content), StringComparison.Ordinal);
            Assert.DoesNotContain(image.GetFields(), field => field.StartsWith("exif-", StringComparison.Ordinal));
        });
    }

    [Fact]
    public void A_file_that_is_no_image_makes_no_rendition()
        => Assert.Throws<InvalidDataException>(() => ImageRenditions.Render(Samples.Read("text.png"), 320).ToList());

    [Fact]
    public void The_same_file_gives_the_same_bytes()
        => Assert.Equal(
            ImageRenditions.Render(Samples.Read("small.png"), 200).Select(rendition => Convert.ToHexString(rendition.Content)),
            ImageRenditions.Render(Samples.Read("small.png"), 200).Select(rendition => Convert.ToHexString(rendition.Content)));

    [Fact]
    public void The_memory_that_images_take_is_given_back()
    {
        var file = Samples.Read("wide.jpg");
        _ = ImageRenditions.Render(file, 1600).Count();
        using var process = Process.GetCurrentProcess();
        var before = process.WorkingSet64;

        for (var i = 0; i < 8; i++)
            _ = ImageRenditions.Render(file, 1600).Count();

        process.Refresh();
        Assert.True(process.WorkingSet64 - before < 150_000_000, $"It grew by {process.WorkingSet64 - before} bytes.");
    }
}
