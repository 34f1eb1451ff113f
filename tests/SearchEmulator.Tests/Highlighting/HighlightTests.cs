using System.Text.Json.Nodes;
using Escouade.SearchEmulator.Fixtures;
using Xunit;

namespace Escouade.SearchEmulator.Highlighting;

public sealed class HighlightTests(ArticlesIndex articles) : IClassFixture<ArticlesIndex>
{
    [Fact]
    public async Task Sentences_with_what_was_searched_come_with_the_written_form_marked()
    {
        var answer = await articles.SearchAsync("""{"search":"infolettre lecteur","highlight":"title,text","filter":"id eq '1'"}""");

        Assert.Equal(
            """{"title":["Écrire une <em>infolettre</em>"],"text":["Une <em>infolettre</em> se lit en deux minutes.","Les <em>infolettres</em> courtes gagnent des <em>lecteurs</em>."]}""",
            Relaxed(answer.MustBe(200).Value[0]!["@search.highlights"]!));
    }

    [Fact]
    public async Task Fragments_can_be_limited_and_tags_chosen()
    {
        var answer = await articles.SearchAsync(
            """{"search":"infolettre","highlight":"text-1","highlightPreTag":"<b>","highlightPostTag":"</b>","filter":"id eq '1'"}""");

        Assert.Equal("""{"text":["Une <b>infolettre</b> se lit en deux minutes."]}""", Relaxed(answer.MustBe(200).Value[0]!["@search.highlights"]!));
    }

    [Theory]
    [InlineData("\"belles photos\"", "Une infolettre gagne à montrer de <em>belles</em> <em>photos</em>.")]
    [InlineData("\"montrer de belles\"", "Une infolettre gagne à <em>montrer</em> de <em>belles</em> photos.")]
    [InlineData("\"infolettre montrer\"~3", "Une <em>infolettre</em> gagne à <em>montrer</em> de belles photos.")]
    [InlineData("mont*", "Une infolettre gagne à <em>montrer</em> de belles photos.")]
    [InlineData("lumiere~1", "La <em>lumière</em> du jour suffit.")]
    [InlineData("/suf.*/", "La lumière du jour <em>suffit</em>.")]
    public async Task Phrases_prefixes_patterns_and_near_words_are_marked(string text, string expected)
    {
        var answer = await articles.SearchAsync(
            new JsonObject { ["search"] = text, ["queryType"] = "full", ["highlight"] = "text", ["filter"] = "id eq '3'" }.ToJsonString());

        Assert.Equal([expected], answer.MustBe(200).Value[0]!["@search.highlights"]!["text"]!.AsArray().Select(item => (string?)item));
    }

    [Fact]
    public async Task A_hit_without_a_match_in_the_fields_has_no_member()
    {
        var answer = await articles.SearchAsync("""{"search":"infolettre","highlight":"title","filter":"id eq '3'"}""");

        Assert.False(answer.MustBe(200).Value[0]!.AsObject().ContainsKey("@search.highlights"));
    }

    [Fact]
    public async Task Texts_inside_collections_are_marked_under_their_path()
    {
        var answer = await articles.SearchAsync("""{"search":"objet","highlight":"sections/heading","filter":"id eq '1'"}""");

        Assert.Equal("""{"sections/heading":["<em>L'objet</em>"]}""", Relaxed(answer.MustBe(200).Value[0]!["@search.highlights"]!));
    }

    private static string Relaxed(JsonNode node) => node.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
