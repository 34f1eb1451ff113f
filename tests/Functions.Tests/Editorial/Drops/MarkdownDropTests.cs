using System.Text;
using System.Text.Json;
using Escouade.Content;
using Xunit;

namespace Escouade.Editorial.Drops;

public class MarkdownDropTests
{
    [Fact]
    public async Task Every_field_is_read_under_its_French_name()
    {
        var reading = await Drop.TextAsync("""
            ---
            titre: Optimiser sa publicité locale
            résumé: Se faire voir près de chez soi.
            adresse: publicite-locale
            Thème: Marketing et publicité
            mots-clés: [publicité, "petit budget", publicité]
            niveau: Débutant
            secteurs: commerce de détail, restauration
            outils:
              - fiche d’établissement
            durée: 2 heures
            coût: gratuit
            experts: [Maude Tremblay, karim-benali]
            licence: CC-BY-SA-4.0
            URL canonique: https://exemple.ca/article
            date: 2026-03-14
            langue: français
            genre: vidéo
            ---

            Le texte.

            """);

        Assert.Empty(reading.Problems);
        var entry = reading.Document!;
        Assert.Equal("Optimiser sa publicité locale", entry.Title);
        Assert.Equal("Se faire voir près de chez soi.", entry.Summary);
        Assert.Equal("publicite-locale", entry.Slug);
        Assert.Equal("marketing", entry.Theme);
        Assert.Equal(["publicité", "petit budget"], entry.Tags);
        Assert.Equal(Level.Beginner, entry.Level);
        Assert.Equal(["commerce de détail", "restauration"], entry.Sectors);
        Assert.Equal(["fiche d’établissement"], entry.Tools);
        Assert.Equal("2 heures", entry.TimeToDo);
        Assert.Equal("gratuit", entry.Cost);
        Assert.Equal(["maude-tremblay", "karim-benali"], entry.Experts);
        Assert.Equal("CC-BY-SA-4.0", entry.Licence);
        Assert.Equal(new Uri("https://exemple.ca/article"), entry.CanonicalUrl);
        Assert.Equal(new DateTimeOffset(2026, 3, 14, 4, 0, 0, TimeSpan.Zero), entry.PublishedAt);
        Assert.Equal("fr", entry.Language);
        Assert.Equal(EntryKind.Video, entry.Kind);
        Assert.Equal("Le texte.", entry.Body);
        Assert.Empty(entry.Extras);
    }

    [Fact]
    public async Task English_names_and_JSON_headers_say_the_same()
    {
        var reading = await Drop.TextAsync("""
            ---
            {"title":"L\u0027\u00e9t\u00e9 \ud83d\ude00","summary":"S","theme":"marketing","tags":["a","b"],"level":"beginner","time":"1 h","cost":"0 $",
             "canonicalUrl":"https://exemple.ca/","date":"2026-03-14T05:06:07.0000000+00:00","language":"en","kind":"article","experts":["maude-tremblay"]}
            ---
            Text.
            """);

        Assert.Empty(reading.Problems);
        Assert.Equal("L'été 😀", reading.Document!.Title);
        Assert.Equal("en", reading.Document.Language);
        Assert.Equal("1 h", reading.Document.TimeToDo);
        Assert.Equal(new DateTimeOffset(2026, 3, 14, 5, 6, 7, TimeSpan.Zero), reading.Document.PublishedAt);
    }

    [Fact]
    public async Task Byte_order_mark_Windows_line_ends_and_decomposed_accents_make_no_difference()
    {
        var bytes = Encoding.UTF8.Preamble.ToArray().Concat(Encoding.UTF8.GetBytes("---\r\ntitre: E\u0301te\u0301\r\n---\r\nUn.\r\nDeux.\r\n")).ToArray();

        var entry = (await Drop.BytesAsync(bytes, "ARTICLE.MD")).Document!;

        Assert.Equal("Été", entry.Title);
        Assert.Equal("Un.\nDeux.", entry.Body);
    }

    [Fact]
    public async Task Keys_that_the_platform_does_not_know_are_kept_with_their_types()
    {
        var reading = await Drop.TextAsync("---\ntitre: T\ncode: 007\nnombre: 1.50\nvrai: true\nrien: ~\ntexte: \"12\"\nliste: [1, a, {b: 2026-01-01}]\n---\nTexte.");

        Assert.Equal(
            """{"code":"007","liste":[1,"a",{"b":"2026-01-01"}],"nombre":1.50,"rien":null,"texte":"12","vrai":true}""",
            JsonSerializer.Serialize(reading.Document!.Extras));
    }

    [Fact]
    public async Task The_first_paragraph_serves_where_there_is_no_summary()
    {
        var sentence = "Une *première* phrase qui dit assez de choses pour être gardée à elle seule.";
        var entry = (await Drop.TextAsync($"---\ntitre: T\n---\n# Titre\n\n{sentence} {new string('a', 200)}.\n\nSuite.")).Document!;

        Assert.Equal("Une première phrase qui dit assez de choses pour être gardée à elle seule.", entry.Summary);
    }

    [Fact]
    public async Task A_long_first_sentence_is_cut_at_a_word()
    {
        var summary = (await Drop.TextAsync($"---\ntitre: T\n---\n{string.Concat(Enumerable.Repeat("collaboration ", 20))}")).Document!.Summary;

        Assert.Equal(196, summary.Length);
        Assert.EndsWith("collaboration…", summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("14 mars 2026")]
    [InlineData("2026/03/14")]
    [InlineData("March 14, 2026")]
    public async Task A_date_may_be_written_as_people_write_it(string date)
        => Assert.Equal(
            new DateTimeOffset(2026, 3, 14, 4, 0, 0, TimeSpan.Zero),
            (await Drop.TextAsync($"---\ntitre: T\ndate: {date}\n---\nTexte.")).Document!.PublishedAt);

    [Fact]
    public async Task Code_that_shows_a_script_is_not_a_script()
        => Assert.Empty((await Drop.TextAsync("---\ntitre: T\n---\n`<script>` et :\n\n```\n<script>alert(1)</script>\n```")).Problems);

    [Fact]
    public async Task The_identifier_of_an_export_is_given_apart()
        => Assert.Equal("abc", (await Drop.TextAsync("---\nid: abc\ntitre: T\n---\nTexte.")).Id);
}
