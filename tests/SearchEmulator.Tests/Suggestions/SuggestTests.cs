using System.Text.Json.Nodes;
using Escouade.SearchEmulator.Fixtures;
using Xunit;

namespace Escouade.SearchEmulator.Suggestions;

public sealed class SuggestTests(ArticlesIndex articles) : IClassFixture<ArticlesIndex>
{
    [Theory]
    [InlineData("infol", false, "1 3")]
    [InlineData("INFOL", false, "1 3")]
    [InlineData("une infol", false, "1 3")]
    [InlineData("unes infol", false, "")]
    [InlineData("infll", false, "")]
    [InlineData("infll", true, "1 3")]
    [InlineData("hébergeur", false, "2")]
    [InlineData("...", false, "")]
    public async Task Documents_are_found_by_the_start_of_their_words(string text, bool isFuzzy, string expected)
    {
        var answer = await articles.SuggestAsync(new JsonObject { ["search"] = text, ["suggesterName"] = "sg", ["fuzzy"] = isFuzzy }.ToJsonString());

        Assert.Equal(expected, answer.MustBe(200).KeySet);
    }

    [Fact]
    public async Task A_suggestion_is_the_key_and_the_text_that_matched_best()
    {
        var answer = await articles.SuggestAsync(
            """{"search":"infol","suggesterName":"sg","highlightPreTag":"<b>","highlightPostTag":"</b>","filter":"id eq '1'"}""");

        var only = Assert.Single(answer.MustBe(200).Value)!.AsObject();
        Assert.Equal("Écrire une <b>infolettre</b>", (string?)only["@search.text"]);
        Assert.Equal(["@search.text", "id"], only.Select(member => member.Key));
    }

    [Fact]
    public async Task Suggestions_are_filtered_sorted_selected_and_cut()
    {
        var answer = await articles.SuggestAsync(
            """{"search":"infol","suggesterName":"sg","filter":"isFree","orderby":"views desc","select":"views","top":1,"searchFields":"text","minimumCoverage":80}""");

        Assert.Equal(
            """[{"@search.text":"La lumière du jour suffit. Une infolettre gagne à montrer de belles photos.","views":300}]""",
            answer.MustBe(200).Value.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.Equal(100.0, (double)answer.Body!["@search.coverage"]!);
    }

    [Theory]
    [InlineData("""{"search":"a"}""", "Cannot find fields enabled for suggestions. Please provide a value for 'suggesterName' in the query.\r\nParameter name: suggestions")]
    [InlineData("""{"search":"a","suggesterName":"other"}""", "The specified suggester name 'other' does not exist in this index definition.\r\nParameter name: name")]
    public async Task A_missing_suggester_is_refused_as_by_the_service(string body, string message)
    {
        var suggestion = await articles.SuggestAsync(body);
        var completion = await articles.CompleteAsync(body);

        Assert.Equal(message, suggestion.MustBe(400).ErrorMessage);
        Assert.Equal(message, completion.MustBe(400).ErrorMessage);
        Assert.Equal("MissingRequiredParameter", suggestion.ErrorCode);
    }

    [Theory]
    [InlineData("""{"search":"","suggesterName":"sg"}""")]
    [InlineData("""{"search":"a","suggesterName":"sg","top":0}""")]
    [InlineData("""{"search":"a","suggesterName":"sg","top":101}""")]
    [InlineData("""{"search":"a","suggesterName":"sg","searchFields":"author/name"}""")]
    [InlineData("""{"search":"a","suggesterName":"sg","filter":"unknown"}""")]
    [InlineData("""{"search":"a","suggesterName":"sg","filter":"isFree and search.ismatch('a')"}""")]
    public async Task What_does_not_fit_is_refused(string body)
    {
        (await articles.SuggestAsync(body)).MustBe(400);
        (await articles.CompleteAsync(body)).MustBe(400);
    }
}
