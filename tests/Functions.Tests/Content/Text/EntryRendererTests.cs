using Xunit;

namespace Escouade.Content.Text;

public class EntryRendererTests
{
    private static readonly EntryRenderer Renderer = new();

    [Fact]
    public void Tables_footnotes_tasks_and_bare_links_are_rendered()
    {
        var html = Html("""
            | Outil | Prix |
            |-------|-----:|
            | Site  | 20 $ |

            - [x] Ouvrir
            - [ ] Fermer

            Voir https://www.quebec.ca maintenant.[^1]

            [^1]: Une source.
            """);

        Assert.Contains("<td class=\"align-right\">20 $</td>", html, StringComparison.Ordinal);
        Assert.Contains("checked", html, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"À faire\"", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://www.quebec.ca\" rel=\"noopener\">", html, StringComparison.Ordinal);
        Assert.Contains("id=\"fnref:1\"", html, StringComparison.Ordinal);
        Assert.Contains("id=\"fn:1\"", html, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"Retour au texte\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TIP", "fr", "callout-tip", "Conseil")]
    [InlineData("WARNING", "fr", "callout-warning", "Attention")]
    [InlineData("conseil", "fr", "callout-tip", "Conseil")]
    [InlineData("NOTE", "fr", "callout-note", "À savoir")]
    [InlineData("CAUTION", "en", "callout-caution", "Caution")]
    public void A_call_out_bears_a_title_in_the_language_of_the_text(string kind, string language, string cssClass, string title)
    {
        var html = Html($"> [!{kind}]\n> Sauvegardez d’abord.", language);

        Assert.Contains($"<aside class=\"callout {cssClass}\"><p class=\"callout-title\">{title}</p>", html, StringComparison.Ordinal);
        Assert.Contains("<p>Sauvegardez d’abord.</p>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Headings_start_at_level_2_and_have_unique_anchors()
    {
        var text = Renderer.Render("# Été\n\n## Les *outils*\n\n# Été\n\n<h2>Brut</h2>\n\n## « »\n", NoImage);

        Assert.Equal(
            [
                new Heading(2, "ete", "Été"), new Heading(3, "les-outils", "Les outils"), new Heading(2, "ete-2", "Été"),
                new Heading(3, "brut", "Brut"), new Heading(3, "section", "« »"),
            ],
            text.Headings);
        Assert.Contains("<h3 id=\"les-outils\">Les <em>outils</em></h3>", text.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Headings_that_already_leave_level_1_to_the_page_stay_where_they_are()
        => Assert.Equal([2, 3], Renderer.Render("## A\n\n### B", NoImage).Headings.Select(heading => heading.Level));

    [Fact]
    public void A_stored_image_becomes_a_picture_in_both_formats()
    {
        var html = Renderer.Render(
            "![Une vitrine](./vitrine%20d'%C3%A9t%C3%A9.jpg)",
            name => name == "vitrine d'été.jpg" ? new ImageSource("/media/abc", 1200, 800, [480, 960]) : null).Html;

        Assert.Equal(
            "<p><picture>"
            + "<source type=\"image/avif\" srcset=\"/media/abc-480.avif 480w, /media/abc-960.avif 960w\" sizes=\"(min-width: 48rem) 45rem, 100vw\">"
            + "<source type=\"image/webp\" srcset=\"/media/abc-480.webp 480w, /media/abc-960.webp 960w\" sizes=\"(min-width: 48rem) 45rem, 100vw\">"
            + "<img src=\"/media/abc-960.webp\" alt=\"Une vitrine\" width=\"1200\" height=\"800\" loading=\"lazy\" decoding=\"async\">"
            + "</picture></p>",
            html);
    }

    [Fact]
    public void A_footnote_of_a_heading_has_its_way_back()
    {
        var html = Html("## Fin[^1]\n\n[^1]: Note.");

        Assert.Contains("id=\"fnref:1\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"#fnref:1\"", html, StringComparison.Ordinal);
    }

    [Theory]
    // A word processor's footnote and table of contents.
    [InlineData(
        "<p>Un<a href=\"#_ftn1\" name=\"_ftnref1\">[1]</a>.</p><p><a href=\"#_ftnref1\" name=\"_ftn1\">[1]</a> Note.</p>",
        "<p>Un<a href=\"#to:ftn1\" id=\"to:ftnref1\">[1]</a>.</p><p><a href=\"#to:ftnref1\" id=\"to:ftn1\">[1]</a> Note.</p>")]
    [InlineData("<p><a href=\"#_Toc123\">Étape</a></p><h2><a name=\"_Toc123\"></a>Étape</h2>", "<p><a href=\"#etape\">Étape</a></p><h2 id=\"etape\"><a></a>Étape</h2>")]
    // An editor's anchors.
    [InlineData("<p><a href=\"#intro\">Haut</a></p><h2 id=\"intro\">Début</h2>", "<p><a href=\"#debut\">Haut</a></p><h2 id=\"debut\">Début</h2>")]
    [InlineData("<p><a href=\"#prix\">Prix</a></p><p id=\"prix\">Cent dollars</p>", "<p><a href=\"#to:prix\">Prix</a></p><p id=\"to:prix\">Cent dollars</p>")]
    // The anchors that we give.
    [InlineData("[Fin](#la-fin)\n\n## La fin", "<p><a href=\"#la-fin\">Fin</a></p>\n<h2 id=\"la-fin\">La fin</h2>")]
    // Nowhere.
    [InlineData("<p>Voir <a href=\"#perdu\">la <b>suite</b></a>.</p>", "<p>Voir la <b>suite</b>.</p>")]
    [InlineData("<p id=\"location\">Rien</p>", "<p>Rien</p>")]
    public void A_link_within_the_page_leads_where_its_author_meant(string text, string expected)
    {
        var html = Html(text);

        Assert.Equal(expected, html);
        // What was sanitised once, as a dropped page is, comes out the same.
        Assert.Equal(expected, Html(html));
    }

    [Theory]
    [InlineData("![Le plan](plan.png)")]
    [InlineData("![Le plan](http://exemple.ca/plan.png)")]
    [InlineData("![Le plan](https://exemple.ca/plan.png)")]
    [InlineData("![Le plan](data:image/png;base64,AAAA)")]
    public void An_image_that_cannot_be_shown_leaves_its_description(string markdown)
        => Assert.Equal("<p>Le plan</p>", Html(markdown));

    [Fact]
    public void Reading_time_is_at_least_a_minute_and_grows_with_the_words()
    {
        Assert.Equal(1, Renderer.Render("Bonjour.", NoImage).ReadingMinutes);

        var text = Renderer.Render(string.Join(' ', Enumerable.Repeat("mot", 1_000)), NoImage);

        Assert.Equal(1_000, text.Words);
        Assert.Equal(4, text.ReadingMinutes);
    }

    [Fact]
    public void Plain_text_holds_the_words_alone()
    {
        var text = Renderer.Render("# Un\n\nDeux **trois**\nquatre.[^1]\n\n> [!TIP]\n> Cinq : six\n\n- sept\n\n[^1]: Huit.", NoImage);

        Assert.Equal("Un\nDeux trois quatre.\nCinq : six\nsept\nHuit.", text.PlainText);
        Assert.Equal(8, text.Words);
    }

    [Fact]
    public void The_first_paragraph_is_the_first_words_of_the_text_itself()
        => Assert.Equal(
            "Voici l’idée.",
            Renderer.FirstParagraph("# Titre\n\n![](a.png)\n\n> [!NOTE]\n> Non.\n\nVoici *l’idée*.\n\nSuite."));

    private static string Html(string markdown, string language = "fr") => Renderer.Render(markdown, NoImage, language).Html;

    private static ImageSource? NoImage(string name) => null;
}
