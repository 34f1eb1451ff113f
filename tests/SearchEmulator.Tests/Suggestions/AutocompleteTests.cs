using System.Text.Json.Nodes;
using Escouade.SearchEmulator.Fixtures;
using Xunit;

namespace Escouade.SearchEmulator.Suggestions;

public sealed class AutocompleteTests(ArticlesIndex articles) : IClassFixture<ArticlesIndex>
{
    [Fact]
    public async Task Completions_and_suggestions_have_members_of_their_own()
    {
        (await articles.CompleteAsync("""{"search":"a","suggesterName":"sg","select":"id"}""")).MustBe(400);
        (await articles.CompleteAsync("""{"search":"a","suggesterName":"sg","orderby":"id"}""")).MustBe(400);
        (await articles.SuggestAsync("""{"search":"a","suggesterName":"sg","autocompleteMode":"oneTerm"}""")).MustBe(400);
    }

    [Theory]
    [InlineData("oneTerm", "se", "se ses seul")]
    [InlineData("oneTerm", "site se", "se ses seul")]
    [InlineData("oneTerm", "Vi", "visites vitesse")]
    [InlineData("twoTerms", "vi", "visites|visites se|vitesse")]
    [InlineData("twoTerms", "bel", "belles photos")]
    [InlineData("oneTermWithContext", "une in", "une infolettre")]
    [InlineData("oneTermWithContext", "un in", "")]
    [InlineData("oneTermWithContext", "vi", "visites vitesse")]
    public async Task Words_are_completed_in_ordinal_order(string mode, string typed, string expected)
    {
        var answer = await CompleteAsync(new() { ["search"] = typed, ["suggesterName"] = "sg", ["autocompleteMode"] = mode });

        var separator = mode == "twoTerms" ? '|' : ' ';
        Assert.Equal(expected, string.Join(separator, answer.Value.Select(item => (string?)item!["text"])));
    }

    [Fact]
    public async Task What_was_typed_before_is_kept_and_the_completion_marked()
    {
        var answer = await CompleteAsync(new()
        {
            ["search"] = "montrer de bel", ["suggesterName"] = "sg", ["highlightPreTag"] = "<b>", ["highlightPostTag"] = "</b>",
        });

        var only = Assert.Single(answer.Value)!;
        Assert.Equal("belles", (string?)only["text"]);
        Assert.Equal("montrer de <b>belles</b>", (string?)only["queryPlusText"]);
    }

    [Fact]
    public async Task A_filter_and_fields_narrow_where_completions_come_from()
    {
        var all = await CompleteAsync(new() { ["search"] = "ph", ["suggesterName"] = "sg" });
        var titles = await CompleteAsync(new() { ["search"] = "ph", ["suggesterName"] = "sg", ["searchFields"] = "title" });
        var filtered = await CompleteAsync(new() { ["search"] = "infol", ["suggesterName"] = "sg", ["filter"] = "id eq '3'" });

        Assert.Equal(["photographier", "photos"], all.Value.Select(item => (string?)item!["text"]));
        Assert.Equal(["photographier"], titles.Value.Select(item => (string?)item!["text"]));
        Assert.Equal(["infolettre"], filtered.Value.Select(item => (string?)item!["text"]));
    }

    [Fact]
    public async Task One_wrong_letter_is_forgiven_when_asked()
    {
        var exact = await CompleteAsync(new() { ["search"] = "vixi", ["suggesterName"] = "sg" });
        var fuzzy = await CompleteAsync(new() { ["search"] = "vixi", ["suggesterName"] = "sg", ["fuzzy"] = true });

        Assert.Empty(exact.Value);
        Assert.Equal(["visites"], fuzzy.Value.Select(item => (string?)item!["text"]));
    }

    private async Task<Answer> CompleteAsync(JsonObject body) => (await articles.CompleteAsync(body.ToJsonString())).MustBe(200);
}
