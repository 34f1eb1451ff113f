using Xunit;

namespace Escouade.Media.Captions;

public sealed class CaptionReaderTests
{
    private const string Vtt = """
        WEBVTT Une capsule

        NOTE
        Pour l’équipe.

        STYLE
        ::cue { color: lime }

        1
        00:01.000 --> 00:04.500 align:start
        <v Maude Roy>Bonjour &amp; <b>bienvenue</b>.</v>

        00:00:05.000 --> 00:00:08.250
        Sauvegardez
        vos données.
        """;

    private const string Srt = "1\r\n00:00:01,000 --> 00:00:04,500\r\nBonjour.\r\n\r\n2\r\n00:00:05,000 --> 00:00:08,250\r\n{\\an8}Sauvegardez <font color=\"red\">tout</font>.\r\n";

    [Fact]
    public void Words_times_and_speakers_are_read_without_markup()
    {
        var (cues, problems) = CaptionReader.Read(Vtt, seconds: 10);

        Assert.Empty(problems);
        Assert.Equal([new(1, 4.5, "Bonjour & bienvenue.", "Maude Roy"), new(5, 8.25, "Sauvegardez\nvos données.")], cues);
        Assert.Equal([new(1, 4.5, "Bonjour."), new(5, 8.25, "Sauvegardez tout.")], CaptionReader.Read(Srt, seconds: null).Cues);
    }

    [Theory]
    [InlineData("WEBVTT\n\nBonjour.", 3, "il manque les temps")]
    [InlineData("WEBVTT\n\n00:01.000 -> 00:02.000\nBonjour.", 3, "il manque les temps")]
    [InlineData("WEBVTT\n\n00:01 --> 00:02\nBonjour.", 3, "écrivez les temps")]
    [InlineData("WEBVTT\n\n00:71.000 --> 00:72.000\nBonjour.", 3, "écrivez les temps")]
    [InlineData("WEBVTT\n\n00:05.000 --> 00:04.000\nBonjour.", 3, "finit avant de commencer")]
    [InlineData("WEBVTT\n\n00:05.000 --> 00:06.000\nUn.\n\n00:01.000 --> 00:02.000\nDeux.", 6, "avant le précédent")]
    [InlineData("1\n00:00:01,000 --> 00:00:02,000\nUn.\n2\n00:00:03,000 --> 00:00:04,000\nDeux.", 5, "ligne vide")]
    [InlineData("WEBVTT\n\n00:01.000 --> 00:02.000\n<b></b>", 3, "rien n’est écrit")]
    [InlineData("WEBVTT\n\n00:01.000 --> 99:00:02.000\nUn.", 3, "après la fin")]
    public void What_is_wrong_is_said_with_its_line(string text, int line, string why)
    {
        var (_, problems) = CaptionReader.Read(text, seconds: 60);

        var problem = Assert.Single(problems);
        Assert.StartsWith($"Ligne {line}\u00a0:", problem, StringComparison.Ordinal);
        Assert.Contains(why, problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("WEBVTT")]
    [InlineData(" ")]
    public void A_file_without_a_caption_is_none(string text) => Assert.Equal(["Ce fichier ne contient aucun sous-titre."], CaptionReader.Read(text, null).Problems);

    [Fact]
    public void What_is_written_is_read_again_as_it_was()
    {
        var random = new Random(5);
        for (var round = 0; round < 200; round++)
        {
            var at = 0.0;
            var cues = Enumerable.Range(0, random.Next(1, 30)).Select(_ =>
            {
                var from = Math.Round(at += random.NextDouble() * 4, 3);
                return new Cue(from, Math.Round(from + 0.1 + random.NextDouble() * 5, 3), Words(), random.Next(3) == 0 ? Words().Replace('\n', ' ') : null);
            }).ToList();

            var (read, problems) = CaptionReader.Read(CaptionWriter.ToVtt(cues), null);

            Assert.Empty(problems);
            Assert.Equal(cues, read);
        }

        string Words() => string.Join(random.Next(4) == 0 ? "\n" : " ", Enumerable.Range(0, random.Next(1, 6)).Select(_ => ((string[])["Sauvegarde", "l’équipe", "<b>", "&amp;", "a-->b", "1 < 2", "«\u00a0oui\u00a0»", "NOTE"])[random.Next(8)]));
    }

    [Fact]
    public void The_page_is_plain_and_encoded_with_speakers_and_times()
        => Assert.Equal(
            "<p><time datetime=\"PT1S\">0:00:01</time> <b>Maude &lt;i&gt;</b> <span data-from=\"1\">Un &amp; deux.</span> <span data-from=\"2.5\">Trois.</span></p>\n<p><time datetime=\"PT9S\">0:00:09</time> <span data-from=\"9\">Quatre.</span></p>\n",
            CaptionWriter.ToHtml([new(1, 2, "Un &\ndeux.", "Maude <i>"), new(2.5, 3, "Trois.", "Maude <i>"), new(9, 10, "Quatre.")]));
}
