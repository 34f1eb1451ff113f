using System.Globalization;
using System.Text;
using Xunit;

namespace Escouade.Editorial.Drops;

public class RefusedTextTests
{
    private const string Header = "---\ntitre: T\n---\n";

    [Theory]
    [InlineData("article.docx")]
    [InlineData("article")]
    public async Task A_file_of_another_type_is_told_which_types_are_accepted(string name)
    {
        var problem = await Drop.RefusedAsync("texte", name);

        Assert.Equal(DropProblemCodes.FileEnding, problem.Code);
        Assert.Contains(".md", problem.Message, StringComparison.Ordinal);
        Assert.Contains(".zip", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Twenty_megabytes_of_text_are_refused_with_their_size()
    {
        var problem = Drop.OnlyProblem(await Drop.BytesAsync(new byte[20 * 1024 * 1024], "article.md"));

        Assert.Equal(DropProblemCodes.TextTooLarge, problem.Code);
        Assert.StartsWith("Le texte fait 20\u00a0Mo; le maximum est 1\u00a0Mo.", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_in_another_encoding_is_refused_at_its_first_bad_character()
    {
        var problem = Drop.OnlyProblem(await Drop.BytesAsync(Encoding.Latin1.GetBytes("---\ntitre: Ete\n---\nLe café"), "article.md"));

        Assert.Equal((DropProblemCodes.TextEncoding, 4, 7), (problem.Code, problem.Line, problem.Column));
        Assert.Contains("UTF-8", problem.Message, StringComparison.Ordinal);
        Assert.Contains("ligne 4, colonne 7", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", DropProblemCodes.FileEmpty, null, null)]
    [InlineData(" \n\t\n", DropProblemCodes.FileEmpty, null, null)]
    [InlineData("Bonjour", DropProblemCodes.HeaderMissing, 1, 1)]
    [InlineData("\n# Titre\n\nTexte", DropProblemCodes.HeaderMissing, 2, 1)]
    [InlineData("---\ntitre: T\n\nTexte", DropProblemCodes.HeaderUnclosed, 1, 1)]
    [InlineData("---\ntitre: L'été : 5 idées\n---\nTexte", DropProblemCodes.HeaderInvalid, 2, 14)]
    [InlineData("---\ntitre: T\n\ttheme: gestion\n---\nTexte", DropProblemCodes.HeaderInvalid, 2, 8)]
    [InlineData("---\n- titre\n---\nTexte", DropProblemCodes.HeaderNotFields, 2, 1)]
    [InlineData("---\ntitre: [a\nb: }\n---\nTexte", DropProblemCodes.HeaderInvalid, 2, 1)]
    [InlineData("---\ntitre: fz232\n[01e9`1e9\n`!<: *a\n---\nTexte", DropProblemCodes.HeaderInvalid, 2, 1)]
    [InlineData("---\nresume: R\n---\nTexte", DropProblemCodes.TitleMissing, null, null)]
    [InlineData("---\ntitre: \"\"\n---\nTexte", DropProblemCodes.TitleMissing, 2, 8)]
    [InlineData("---\ntitre: [a, b]\n---\nTexte", DropProblemCodes.FieldNotText, 2, 8)]
    [InlineData("---\ntitre: T\ntitle: U\n---\nTexte", DropProblemCodes.FieldTwice, 3, 1)]
    [InlineData("---\ntitre: T\ntitre: U\n---\nTexte", DropProblemCodes.FieldRepeated, 3, 1)]
    [InlineData("---\ntitre: \"T\\0\"\n---\nTexte", DropProblemCodes.FieldControl, 2, 8)]
    [InlineData("---\ntitre: T\na: &x [1]\nb: *x\n---\nTexte", DropProblemCodes.HeaderTooDeep, 3, 4)]
    [InlineData("---\ntitre: T\n---\n \n", DropProblemCodes.BodyEmpty, 3, 1)]
    [InlineData("---\ntitre: T\ntheme: cuisine\n---\nTexte", DropProblemCodes.ThemeUnknown, 3, 8)]
    [InlineData("---\ntitre: T\nexperts: [maude-tremblay, Zoé Roy]\n---\nTexte", DropProblemCodes.ExpertUnknown, 3, 27)]
    [InlineData("---\ntitre: T\nniveau: facile\n---\nTexte", DropProblemCodes.LevelUnknown, 3, 9)]
    [InlineData("---\ntitre: T\ngenre: poème\n---\nTexte", DropProblemCodes.KindUnknown, 3, 8)]
    [InlineData("---\ntitre: T\nlangue: latin\n---\nTexte", DropProblemCodes.LanguageUnknown, 3, 9)]
    [InlineData("---\ntitre: T\ndate: demain\n---\nTexte", DropProblemCodes.DateInvalid, 3, 7)]
    [InlineData("---\ntitre: T\ndate: 1582-10-15\n---\nTexte", DropProblemCodes.DateInvalid, 3, 7)]
    [InlineData("---\ntitre: T\ndate: 9998-12-31T23:59:59Z\n---\nTexte", DropProblemCodes.DateInvalid, 3, 7)]
    [InlineData("---\ntitre: T\ndate: 2026-02-30\n---\nTexte", DropProblemCodes.DateInvalid, 3, 7)]
    [InlineData("---\ntitre: T\nadresse: Mon article\n---\nTexte", DropProblemCodes.SlugInvalid, 3, 10)]
    [InlineData("---\ntitre: T\nurl-canonique: exemple.ca\n---\nTexte", DropProblemCodes.AddressInvalid, 3, 16)]
    [InlineData("---\ntitre: T\nurl-canonique: javascript:alert(1)\n---\nTexte", DropProblemCodes.AddressInvalid, 3, 16)]
    [InlineData("---\ntitre: T\ncouverture: {alt: Une vitrine}\n---\nTexte", DropProblemCodes.CoverImageMissing, 3, 13)]
    [InlineData(Header + "Un caf\u0001é", DropProblemCodes.TextControl, 4, 7)]
    [InlineData(Header + "Un caf\0é", DropProblemCodes.TextControl, 4, 7)]
    [InlineData(Header + "Bonjour\n\n<script>alert(1)</script>", DropProblemCodes.BodyScript, 6, 1)]
    [InlineData(Header + "Un <b onclick=\"x()\">mot</b>", DropProblemCodes.BodyHandler, 4, 4)]
    [InlineData(Header + "Un [lien](javascript:alert(1))", DropProblemCodes.BodyAddress, 4, 4)]
    [InlineData(Header + "Un <a href=\"java&#9;script:alert(1)\">lien</a>", DropProblemCodes.BodyAddress, 4, 4)]
    [InlineData(Header + "> <iframe src=\"https://exemple.ca\"></iframe>", DropProblemCodes.BodyScript, 4, 3)]
    [InlineData(Header + "Une ![vitrine](vitrine.png)", DropProblemCodes.ImageNotAttached, 4, 5)]
    [InlineData("---\ntitre: T\ndate: 2098-01-01\n---\nTexte", DropProblemCodes.DateInFuture, 3, 7)]
    [InlineData(Header + "Une <img src=\"vitrine.png\">", DropProblemCodes.ImageNotAttached, 4, 5)]
    [InlineData(Header + "Une ![vitrine](http://exemple.ca/a.png)", DropProblemCodes.ImageElsewhere, 4, 5)]
    [InlineData(Header + "Une ![vitrine](https://exemple.ca/a.png)", DropProblemCodes.ImageElsewhere, 4, 5)]
    [InlineData(Header + "Une <img src=\"//exemple.ca/a.png\">", DropProblemCodes.ImageElsewhere, 4, 5)]
    [InlineData(Header + "Une ![vitrine](data:image/png;base64,AAAA)", DropProblemCodes.ImageEmbedded, 4, 5)]
    public async Task What_is_wrong_is_told_with_its_place(string text, string code, int? line, int? column)
    {
        var problem = await Drop.RefusedAsync(text);

        Assert.Equal((code, line, column), (problem.Code, problem.Line, problem.Column));
        Assert.DoesNotMatch(@"\{\d", problem.Message);
    }

    [Fact]
    public async Task A_cover_without_a_description_is_refused()
    {
        var reading = await Drop.TextAsync("---\ntitre: T\ncouverture: vitrine.png\n---\nTexte");

        Assert.Contains(reading.Problems, problem => (problem.Code, problem.Line, problem.Field) == (DropProblemCodes.CoverAltMissing, 3, "cover"));
    }

    [Fact]
    public async Task An_unknown_theme_is_told_the_themes_that_exist()
        => Assert.Contains(
            "Marketing et publicité, Gestion",
            (await Drop.RefusedAsync("---\ntitre: T\ntheme: cuisine\n---\nTexte")).Message,
            StringComparison.Ordinal);

    [Fact]
    public async Task All_problems_are_told_at_once_in_the_order_of_the_file()
    {
        var reading = await Drop.TextAsync("---\ntheme: cuisine\nniveau: facile\nexperts: personne\n---\n<script></script>\n\n![](a.png)\n");

        Assert.Equal(
            [
                DropProblemCodes.TitleMissing, DropProblemCodes.ThemeUnknown, DropProblemCodes.LevelUnknown, DropProblemCodes.ExpertUnknown,
                DropProblemCodes.BodyScript, DropProblemCodes.ImageNotAttached,
            ],
            reading.Problems.Select(problem => problem.Code));
    }

    [Fact]
    public async Task A_long_title_is_refused_with_its_length()
        => Assert.Contains("201", (await Drop.RefusedAsync($"---\ntitre: {new string('a', 201)}\n---\nTexte")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(">", 100_000)]
    [InlineData("[](", 50_000)]
    [InlineData("<div>", 50_000)]
    public async Task A_bomb_of_markup_is_refused(string piece, int times)
        => Assert.Equal(DropProblemCodes.BodyTooComplex, (await Drop.RefusedAsync(Header + string.Concat(Enumerable.Repeat(piece, times)))).Code);

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    public async Task A_bomb_of_YAML_is_refused(string piece)
    {
        var reading = await Drop.TextAsync($"---\nx: {string.Concat(Enumerable.Repeat(piece, 10_000))}\n---\nTexte");

        Assert.Null(reading.Document);
        Assert.NotEmpty(reading.Problems);
    }

    [Fact]
    public async Task An_author_who_reads_English_is_answered_in_English()
    {
        var culture = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-CA");
        try
        {
            Assert.StartsWith("The title is missing.", (await Drop.RefusedAsync("---\nsummary: S\n---\nText")).Message, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentUICulture = culture;
        }
    }

    [Fact]
    public void Every_problem_has_its_text_in_both_languages()
    {
        var codes = typeof(DropProblemCodes).GetFields().Select(field => (string)field.GetRawConstantValue()!).ToList();
        var resources = new System.Resources.ResourceManager(typeof(DropTexts));

        Assert.True(codes.Count > 40);
        Assert.All(codes, code =>
        {
            var french = resources.GetString(code, CultureInfo.InvariantCulture);
            var english = resources.GetString(code, CultureInfo.GetCultureInfo("en"));
            Assert.NotNull(french);
            Assert.NotEqual(french, english);
        });
    }
}
