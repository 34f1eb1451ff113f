using System.Text;
using Escouade.Content;
using Escouade.Content.Text;
using Xunit;

namespace Escouade.Editorial.Drops;

public class HtmlDropTests
{
    [Fact]
    public async Task A_page_brings_its_title_its_fields_and_its_body()
    {
        var reading = await Drop.TextAsync("""
            <!doctype html>
            <html lang="en-CA">
            <head>
            <meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <meta name="author" content="Jean du bureau">
            <meta name="Thème" content="marketing"><meta name="keywords" content="un, deux">
            <title>Une   page</title>
            <style>p { color: red }</style>
            </head>
            <body>
            <h1>Une page</h1>

            <p style="color:red">Un *paragraphe* <font>de</font> page.</p>

                <p>Suite [a](b)</p>
            <pre>un

            deux</pre>
            </body>
            </html>
            """, "page.HTML");

        Assert.Empty(reading.Problems);
        var entry = reading.Document!;
        Assert.Equal(("Une page", "en", "marketing"), (entry.Title, entry.Language, entry.Theme));
        Assert.Equal(["un", "deux"], entry.Tags);
        Assert.Equal("Un *paragraphe* de page.", entry.Summary);
        Assert.Empty(entry.Extras);
        Assert.Equal(
            "<div>\n<p>Un *paragraphe* de page.</p>\n<p>Suite [a](b)</p>\n<pre>un\n\ndeux</pre>\n</div>",
            new EntryRenderer().Render(entry.Body, _ => null).Html);
    }

    [Fact]
    public async Task The_first_heading_is_the_title_where_the_page_has_none()
    {
        var entry = (await Drop.TextAsync("<h1>Mon titre</h1><h2>Partie</h2><p>Texte</p>", "a.htm")).Document!;

        Assert.Equal("Mon titre", entry.Title);
        Assert.DoesNotContain("Mon titre", entry.Body, StringComparison.Ordinal);
        Assert.Contains("<h2>Partie</h2>", entry.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_may_be_a_beginner_s_article()
        => Assert.Equal(Level.Beginner, (await Drop.TextAsync("<title>T</title><meta name=niveau content=débutant><p>Texte", "a.html")).Document!.Level);

    [Theory]
    [InlineData("<title>T</title>\n<p>Un</p>\n  <script src=x></script>", DropProblemCodes.BodyScript, 3, 3)]
    [InlineData("<title>T</title>\n<p onclick=\"x()\">Un</p>", DropProblemCodes.BodyHandler, 2, 1)]
    [InlineData("<title>T</title>\r\n\r\n<p>Un <a href=\" JavaScript:x()\">lien</a></p>", DropProblemCodes.BodyAddress, 3, 7)]
    [InlineData("<title>T</title>\n<p>Un</p><img src=a.png>", DropProblemCodes.ImageNotAttached, 2, 10)]
    [InlineData("<title>T</title>\n<meta name=theme content=cuisine><p>Un</p>", DropProblemCodes.ThemeUnknown, 2, 1)]
    [InlineData("<p>Un</p>", DropProblemCodes.TitleMissingInHtml, null, null)]
    [InlineData("<title>T</title><body> </body>", DropProblemCodes.BodyEmpty, null, null)]
    public async Task What_is_wrong_in_a_page_is_told_with_its_place(string html, string code, int? line, int? column)
    {
        var problem = await Drop.RefusedAsync(html, "a.html");

        Assert.Equal((code, line, column), (problem.Code, problem.Line, problem.Column));
    }

    [Fact]
    public async Task A_page_in_another_encoding_is_refused()
        => Assert.Equal(
            DropProblemCodes.TextEncoding,
            Drop.OnlyProblem(await Drop.BytesAsync(Encoding.Latin1.GetBytes("<title>Été</title><p>Un</p>"), "a.html")).Code);

    [Fact]
    public async Task A_page_nested_past_all_sense_is_refused()
        => Assert.Equal(
            DropProblemCodes.BodyTooComplex,
            (await Drop.RefusedAsync($"<title>T</title>{string.Concat(Enumerable.Repeat("<div>", 100_000))}x", "a.html")).Code);
}
