using System.Text;
using CsCheck;
using Escouade.Media.Images;
using Xunit;

namespace Escouade.Editorial.Drops;

public class ArchiveDropTests
{
    private static readonly byte[] Image = Samples.Read("small.png");

    [Theory]
    [InlineData("macos.zip")]
    [InlineData("dos.zip")]
    public async Task An_archive_brings_its_text_and_its_images_whatever_system_made_it(string name)
    {
        var reading = await Drop.BytesAsync(Archive.Sample(name), name);

        Assert.Empty(reading.Problems);
        Assert.Equal("Une vitrine d’été", reading.Document!.Title);
        Assert.Equal("images/été.png", reading.Document.Cover!.Source);
        Assert.Equal(Image, Assert.Single(reading.Images, image => image.Key == "images/été.png").Value);
        Assert.Empty(reading.Document.Images);
    }

    [Fact]
    public async Task Only_the_images_that_the_text_names_are_given_by_the_names_it_uses()
    {
        var zip = Archive.Of(
            ("mon dossier/texte.md", Archive.Text("![](./Photo%20un.PNG) <img src=\"b.png\"> [](https://exemple.ca/c.png)")),
            ("mon dossier/photo un.png", Image), ("mon dossier/b.png", Image), ("mon dossier/d.png", Image));

        var reading = await Drop.BytesAsync(zip, "a.zip");

        Assert.Empty(reading.Problems);
        Assert.Equal(["Photo un.PNG", "b.png"], reading.Images.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_page_in_an_archive_brings_its_images_too()
    {
        var reading = await Drop.BytesAsync(
            Archive.Of(("page.html", Encoding.UTF8.GetBytes("<title>T</title><p>Voici</p><img src=a.png alt=A>")), ("a.png", Image)), "a.zip");

        Assert.Empty(reading.Problems);
        Assert.Equal(["a.png"], reading.Images.Keys);
    }

    [Theory]
    [InlineData("../article.md")]
    [InlineData("a/../../article.md")]
    [InlineData("/article.md")]
    [InlineData("C:/article.md")]
    [InlineData("dossier\\article.md")]
    public async Task A_name_that_leads_out_of_the_archive_is_refused(string name)
        => Assert.Contains(
            (await Drop.BytesAsync(Archive.Of((name, Archive.Text())), "a.zip")).Problems,
            problem => problem.Code == DropProblemCodes.ArchivePath);

    public static TheoryData<string, string, byte[]> BadArchives => new()
    {
        { "no text", DropProblemCodes.ArchiveWithoutText, Archive.Of(("a.png", Image)) },
        { "two texts", DropProblemCodes.ArchiveManyTexts, Archive.Of(("a.md", Archive.Text()), ("b.html", Archive.Text())) },
        { "deep text", DropProblemCodes.ArchiveTextTooDeep, Archive.Of(("a/b/c.md", Archive.Text())) },
        { "nested archive", DropProblemCodes.ArchiveNested, Archive.Of(("a.md", Archive.Text()), ("b.zip", Archive.Of())) },
        { "other file", DropProblemCodes.ArchiveFileKind, Archive.Of(("a.md", Archive.Text()), ("b.docx", [1])) },
        { "drawing", DropProblemCodes.FileIsDrawing, Archive.Of(("a.md", Archive.Text()), ("b.svg", Samples.Read("drawing.svg"))) },
        { "drawing in the text", DropProblemCodes.FileIsDrawing, Archive.Of(("a.md", Archive.Text("![](b.svg)")), ("b.svg", Samples.Read("drawing.svg"))) },
        { "drawing that is missing", DropProblemCodes.ImageMissing, Archive.Of(("a.md", Archive.Text("![](b.svg)"))) },
        { "disguised drawing", DropProblemCodes.FileIsDrawing, Archive.Of(("a.md", Archive.Text()), ("b.png", Samples.Read("drawing.svg"))) },
        { "not an image", DropProblemCodes.FileNotAnImage, Archive.Of(("a.md", Archive.Text()), ("b.png", Samples.Read("text.png"))) },
        { "huge image", DropProblemCodes.FileHasTooManyPixels, Archive.Of(("a.md", Archive.Text()), ("b.png", Samples.Read("bomb.png"))) },
        { "long animation", DropProblemCodes.FileHasTooManyFrames, Archive.Of(("a.md", Archive.Text()), ("b.gif", Samples.Read("long.gif"))) },
        { "damaged image", DropProblemCodes.FileIsDamaged, Archive.Of(("a.md", Archive.Text()), ("b.jpg", Samples.Read("truncated.jpg"))) },
        { "missing image", DropProblemCodes.ImageMissing, Archive.Of(("a.md", Archive.Text("![](b.png)"))) },
        { "image outside", DropProblemCodes.ImageMissing, Archive.Of(("x/a.md", Archive.Text("![](../b.png)")), ("b.png", Image)) },
        { "twice", DropProblemCodes.ArchiveFileTwice, Archive.Of(("a.md", Archive.Text()), ("b.png", Image), ("b.png", Image)) },
        { "too many files", DropProblemCodes.ArchiveTooManyFiles, Archive.Of([.. Enumerable.Range(0, 301).Select(i => ($"{i}.png", Image))]) },
        {
            "a great many files", DropProblemCodes.ArchiveTooManyFiles,
            Archive.Of([.. Enumerable.Range(0, 20_000).Select(i => ($"{i}.png", Array.Empty<byte>()))])
        },
        { "bomb", DropProblemCodes.ArchiveBomb, Archive.Of(("a.md", Archive.Text()), ("b.png", new byte[50_000_000])) },
        { "bomb of text", DropProblemCodes.TextTooLarge, Archive.Of(("a.md", new byte[50_000_000])) },
        { "large text", DropProblemCodes.TextTooLarge, Archive.Of(("a.md", Noise(1_100_000))) },
        { "large file", DropProblemCodes.ArchiveFileTooLarge, Archive.Of(("a.md", Archive.Text()), ("b.png", Noise(21_000_000))) },
        { "encrypted", DropProblemCodes.ArchiveEncrypted, Archive.Sample("encrypted.zip") },
        { "not an archive", DropProblemCodes.ArchiveBroken, Encoding.UTF8.GetBytes("Ceci n'est pas une archive.") },
        { "cut short", DropProblemCodes.ArchiveBroken, Archive.Sample("macos.zip")[..2_000] },
        { "empty file", DropProblemCodes.FileEmpty, [] },
        { "empty archive", DropProblemCodes.ArchiveWithoutText, Archive.Of() },
    };

    [Theory]
    [MemberData(nameof(BadArchives), DisableDiscoveryEnumeration = true)]
    public async Task An_archive_that_cannot_be_taken_is_told_why(string what, string code, byte[] zip)
    {
        var reading = await Drop.BytesAsync(zip, "a.zip");

        Assert.True(reading.Problems.Select(problem => problem.Code).SequenceEqual([code]), $"{what}: {string.Join(", ", reading.Problems)}");
    }

    [Fact]
    public async Task More_than_a_hundred_megabytes_in_all_are_refused()
    {
        // Just under the limits of one file and of the ratio, so that only the sum tells.
        var large = Noise(400_000).Concat(new byte[19_000_000]).ToArray();
        var zip = Archive.Of([("a.md", Archive.Text()), .. Enumerable.Range(0, 6).Select(i => ($"{i}.png", large))]);

        var reading = await Drop.BytesAsync(zip, "a.zip");

        Assert.Contains(reading.Problems, problem => problem.Code == DropProblemCodes.ArchiveTooLarge);
    }

    [Fact]
    public async Task A_damaged_file_in_an_archive_is_noticed()
    {
        var zip = Archive.Sample("macos.zip");
        var at = zip.AsSpan().IndexOf("Voici"u8);
        zip[at] = (byte)'v';

        Assert.Equal(DropProblemCodes.ArchiveBroken, Drop.OnlyProblem(await Drop.BytesAsync(zip, "a.zip")).Code);
    }

    [Fact]
    public async Task Problems_of_the_text_and_of_the_images_are_told_together()
    {
        var zip = Archive.Of(("a.md", Archive.Text("![](c.png)", "titre: T\ntheme: cuisine")), ("b.png", Samples.Read("text.png")));

        Assert.Equal(
            [DropProblemCodes.FileNotAnImage, DropProblemCodes.ThemeUnknown, DropProblemCodes.ImageMissing],
            (await Drop.BytesAsync(zip, "a.zip")).Problems.Select(problem => problem.Code));
    }

    [Fact]
    public async Task However_an_archive_is_damaged_it_is_refused_or_read()
    {
        var good = Archive.Sample("macos.zip");

        await Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte).Array[1, 8].SampleAsync(async changes =>
        {
            var zip = good.ToArray();
            foreach (var (at, value) in changes)
                zip[at] = value;

            var reading = await Drop.BytesAsync(zip, "a.zip");

            return reading.Document is null != (reading.Problems.Count == 0);
        }, iter: 2_000);
    }

    private static byte[] Noise(int length)
    {
        var noise = new byte[length];
        new Random(1).NextBytes(noise);
        return noise;
    }
}
