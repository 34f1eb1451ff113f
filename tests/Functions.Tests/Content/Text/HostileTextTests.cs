using System.Diagnostics;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CsCheck;
using Markdig;
using Xunit;

namespace Escouade.Content.Text;

public class HostileTextTests
{
    private static readonly EntryRenderer Renderer = new();

    private static readonly string[] Fragments =
    [
        "<script>", "</script>", "<svg>", "<math>", "<style>", "</style>", "<img src=x onerror=alert(1)>", "<a href=\"javascript:alert(1)\">",
        "<iframe src=//x>", "<b id=x onclick=y>", "<!--", "-->", "<![CDATA[", "]]>", "<noscript>", "<template>", "<textarea>", "</p>", "<p title=\"",
        "\">", "<a href='", "'>", "[a](javascript:alert(1))", "[b](", ")", "![c](x\" onerror=\"alert(1))", "`", "```", "\n\n", "\n", "> ", "- ", "    ",
        "<form action=javascript:1>", "<input autofocus onfocus=alert(1)>", "<mglyph>", "<mtext>", "<title>", "<table>", "<td>", "&lt;script&gt;", "é",
    ];

    public static TheoryData<string> Bombs => new(
        new string('>', 100_000),
        new string('[', 100_000),
        Repeat("> ", 100_000),
        Repeat("![", 50_000),
        Repeat("[](", 50_000),
        Repeat("[](\n", 50_000),
        Repeat("a <!-- ", 50_000),
        Repeat("*a **a ", 50_000),
        Repeat("*_", 50_000),
        Repeat("<div>", 100_000),
        Repeat("<b>", 100_000),
        Repeat("<div><table></div></table>", 30_000),
        string.Concat(Enumerable.Range(0, 5_000).Select(i => $"<p><b id={i}></p>")) + Repeat("<p>x</p>", 50_000),
        Repeat("<svg>", 100_000),
        "<p " + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"a{i} ")) + ">x",
        string.Concat(Enumerable.Range(0, 400).Select(i => $"{new string(' ', i * 2)}- a\n")));

    [Theory]
    [MemberData(nameof(Bombs), DisableDiscoveryEnumeration = true)]
    public void A_bomb_of_markup_ends_quickly(string bomb)
    {
        var watch = Stopwatch.StartNew();

        var text = Renderer.Render(bomb, _ => null);

        Assert.Empty(Threats(text.Html));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"It took {watch.Elapsed}.");
    }

    [Theory]
    [InlineData("<script>alert(1)</script>Bonjour")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("<a href=\"javascript:alert(1)\">x</a>")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt&#58;alert(1))")]
    [InlineData("<iframe src=\"https://exemple.ca\"></iframe>")]
    [InlineData("<style>p{display:none}</style>")]
    [InlineData("<p style=\"position:fixed\">x</p>")]
    [InlineData("<svg><script>alert(1)</script></svg>")]
    [InlineData("<svg onload=alert(1)>")]
    [InlineData("<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>")]
    [InlineData("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">")]
    [InlineData("<form action=\"https://exemple.ca\"><input name=motdepasse></form>")]
    [InlineData("<object data=x></object><embed src=x><base href=x><meta http-equiv=refresh content=0>")]
    public void What_could_run_or_disguise_never_comes_out(string markdown)
        => Assert.Empty(Threats(Renderer.Render(markdown, _ => null).Html));

    [Fact]
    public void The_words_of_a_script_do_not_come_out_as_text()
        => Assert.Equal("Bonjour", Renderer.Render("<div><script>alert(1)</script>Bonjour</div>", _ => null).PlainText);

    [Fact]
    public void Whatever_is_thrown_together_comes_out_harmless_and_stays_so_when_read_again()
        => Gen.Int[0, Fragments.Length - 1].Select(i => Fragments[i]).Array[1, 25].Select(string.Concat).Sample(markdown =>
        {
            var html = Renderer.Render(markdown, _ => null).Html;

            Assert.Empty(Threats(html));
            Assert.Empty(Threats(new HtmlParser().ParseDocument(html).Body!.InnerHtml));
        }, iter: 3_000);

    [Fact]
    public void An_author_s_own_identifiers_do_not_come_out()
        => Assert.DoesNotContain("id=", Renderer.Render("<p id=\"main\">x</p>", _ => null).Html, StringComparison.Ordinal);

    [Fact]
    public void Rendering_costs_a_small_multiple_of_reading_Markdown_alone()
    {
        const double MostTimes = 25;
        const string Section = "## Un titre\n\nLorem *ipsum* dolor sit amet, [un lien](https://exemple.ca) et du **gras**.\n\n- un\n- deux\n\n";
        var markdown = string.Concat(Enumerable.Repeat(Section + Repeat("mot ", 84) + "\n\n", 10));
        for (var i = 0; i < 200; i++)
            Assert.InRange(Renderer.Render(markdown, _ => null).Words, 950, 1_050);

        // In turns, so that whatever else the machine does slows both alike.
        var (ours, alone) = (new Stopwatch(), new Stopwatch());
        for (var i = 0; i < 500; i++)
        {
            alone.Start();
            Markdown.ToHtml(markdown);
            alone.Stop();
            ours.Start();
            Renderer.Render(markdown, _ => null);
            ours.Stop();
        }

        Assert.True(ours.Elapsed < MostTimes * alone.Elapsed, $"{ours.Elapsed / alone.Elapsed:F1} times Markdig alone.");
    }

    [Fact]
    public void Many_threads_render_the_same()
    {
        const string Markdown = "# Un\n\n> [!TIP]\n> Deux\n\n| a |\n|--|\n| b |\n";
        var expected = Renderer.Render(Markdown, _ => null).Html;

        Parallel.For(0, 500, i => Assert.Equal(expected, Renderer.Render(Markdown, _ => null).Html));
    }

    private static IEnumerable<string> Threats(string html)
    {
        var document = new HtmlParser().ParseDocument(html);
        foreach (var element in document.Body!.QuerySelectorAll("*"))
        {
            if (element.LocalName is "script" or "style" or "iframe" or "object" or "embed" or "form" or "svg" or "math" or "base" or "meta")
                yield return element.LocalName;
            foreach (var attribute in element.Attributes)
            {
                if (attribute.Name.StartsWith("on", StringComparison.Ordinal) || attribute.Name is "style"
                    || IsScript(attribute))
                    yield return $"{attribute.Name}={attribute.Value}";
            }

            if (element.LocalName == "input" && !element.HasAttribute("disabled"))
                yield return "input";
        }
    }

    private static bool IsScript(IAttr attribute)
        => attribute.Name is "href" or "src" && attribute.Value.TrimStart().StartsWith("javascript:", StringComparison.OrdinalIgnoreCase);

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
