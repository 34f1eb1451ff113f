using System.Text.Json.Nodes;
using Escouade.SearchEmulator.Fixtures;
using Xunit;

namespace Escouade.SearchEmulator.Querying;

public sealed class SearchSyntaxTests(ArticlesIndex articles) : IClassFixture<ArticlesIndex>
{
    [Theory]
    [InlineData("infolettre", "any", "1 3")]
    [InlineData("infolettres", "any", "1 3")]
    [InlineData("hébergeur photos", "any", "2 3")]
    [InlineData("lumière infolettre", "all", "3")]
    [InlineData("photographier belles", "all", "3")]
    [InlineData("infolettre + sujet", "any", "1")]
    [InlineData("lumière | prix", "all", "2 3")]
    [InlineData("infolettre -sujet", "all", "3")]
    [InlineData("infolettre -sujet", "any", "1 2 3 4 5")]
    [InlineData("\"belles photos\"", "any", "3")]
    [InlineData("\"photos belles\"", "any", "")]
    [InlineData("photo*", "any", "3")]
    [InlineData("PHOTO*", "any", "3")]
    [InlineData("(lumière | prix) + vitesse", "any", "2")]
    [InlineData("l'hébergeur", "any", "2")]
    [InlineData("infolettre~1", "any", "1 3")]
    [InlineData("title:infolettre", "any", "")]
    [InlineData("*", "all", "1 2 3 4 5")]
    [InlineData("", "all", "1 2 3 4 5")]
    public async Task Simple_syntax(string text, string mode, string expected)
    {
        var answer = await SearchAsync(new() { ["search"] = text, ["searchMode"] = mode });

        Assert.Equal(expected, answer.KeySet);
    }

    [Theory]
    [InlineData("title:infolettre", "1")]
    [InlineData("title:infolettre OR text:vitesse", "1 2")]
    [InlineData("infolettre AND NOT lumière", "1")]
    [InlineData("+infolettre -lumière", "1")]
    [InlineData("author/name:Élodie", "1 5")]
    [InlineData("author/name:(luc OR élodie)", "1 2 5")]
    [InlineData("sections/heading:\"le prix\"", "2")]
    [InlineData("infoletre~1", "1 3")]
    [InlineData("infoltre~", "1 3")]
    [InlineData("\"belles photos\"", "3")]
    [InlineData("\"prix vitesse\"~2", "2")]
    [InlineData("vi?it*", "5")]
    [InlineData("/infole.*/", "1 3")]
    [InlineData("title:/visit.*/", "5")]
    [InlineData("infolettre^3 photos", "1 3")]
    [InlineData("*:*", "1 2 3 4 5")]
    [InlineData("unknown:infolettre", "")]
    public async Task Full_syntax(string text, string expected)
    {
        var answer = await SearchAsync(new() { ["search"] = text, ["queryType"] = "full" });

        Assert.Equal(expected, answer.KeySet);
    }

    [Theory]
    [InlineData("title:")]
    [InlineData("(infolettre")]
    [InlineData("\"infolettre")]
    [InlineData("*lettre")]
    [InlineData("?nfolettre")]
    [InlineData("AND")]
    [InlineData("/info[/")]
    [InlineData("[a TO b]")]
    [InlineData("infolettre^x")]
    public async Task Full_syntax_errors_are_refused(string text)
    {
        var answer = await articles.SearchAsync(new JsonObject { ["search"] = text, ["queryType"] = "full" }.ToJsonString());

        answer.MustBe(400);
        Assert.StartsWith("Failed to parse query string", answer.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains("https://aka.ms/azure-search-full-query", answer.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_named_fields_are_searched_with_their_weights()
    {
        var title = await SearchAsync(new() { ["search"] = "infolettre", ["searchFields"] = "title" });
        var heavy = await SearchAsync(new() { ["search"] = "infolettre", ["searchFields"] = "title^3" });

        Assert.Equal("1", title.KeySet);
        Assert.Equal(title.Scores[0] * 3, heavy.Scores[0], 5);
    }

    [Fact]
    public async Task Prefixes_patterns_and_everything_score_one()
    {
        var prefix = await SearchAsync(new() { ["search"] = "photo*", ["searchFields"] = "title" });
        var regex = await SearchAsync(new() { ["search"] = "title:/visit.*/", ["queryType"] = "full" });
        var all = await SearchAsync(new() { ["search"] = "*" });

        Assert.Equal([1.0], prefix.Scores);
        Assert.Equal([1.0], regex.Scores);
        Assert.Equal([1.0, 1.0, 1.0, 1.0, 1.0], all.Scores);
    }

    [Theory]
    [InlineData("""{"search":"a","unknownOption":1}""")]
    [InlineData("""{"search":"a","queryType":"semantic"}""")]
    [InlineData("""{"search":"a","semanticConfiguration":"c","answers":"extractive"}""")]
    public async Task What_is_not_done_is_said(string body)
    {
        var answer = await articles.SearchAsync(body);

        answer.MustBe(400);
        Assert.Contains("not supported by the emulator", answer.ErrorMessage, StringComparison.Ordinal);
    }

    private async Task<Answer> SearchAsync(JsonObject body) => (await articles.SearchAsync(body.ToJsonString())).MustBe(200);
}
