using System.Text.Json.Nodes;
using Escouade.SearchEmulator.Fixtures;
using Xunit;

namespace Escouade.SearchEmulator.Querying;

public sealed class ResultTests(ArticlesIndex articles, RunningEmulator emulator) : IClassFixture<ArticlesIndex>
{
    [Theory]
    [InlineData("id desc", "5 4 3 2 1")]
    [InlineData("views", "4 5 2 1 3")]
    [InlineData("views desc", "3 1 2 5 4")]
    [InlineData("isFree, views desc", "4 2 3 1 5")]
    [InlineData("publishedAt desc", "3 2 1 4 5")]
    [InlineData("title asc", "2 5 3 4 1")]
    [InlineData("author/city desc,id", "2 1 5 4 3")]
    [InlineData("geo.distance(place, geography'POINT(-73.5673 45.5017)')", "1 5 2 4 3")]
    [InlineData("geo.distance(place, geography'POINT(-73.5673 45.5017)') desc", "3 4 2 5 1")]
    [InlineData("search.score() desc, id desc", "5 4 3 2 1")]
    public async Task Results_are_sorted_with_nulls_first_and_no_point_farthest(string orderBy, string expected)
    {
        var answer = await articles.SearchAsync(new JsonObject { ["orderby"] = orderBy }.ToJsonString());

        Assert.Equal(expected, answer.MustBe(200).Keys);
    }

    [Theory]
    [InlineData("This is not valid")]
    [InlineData("text")]
    [InlineData("themes")]
    [InlineData("sections/minutes")]
    [InlineData("unknown")]
    [InlineData("id sideways")]
    public async Task An_order_that_cannot_be_is_refused(string orderBy)
    {
        var answer = await articles.SearchAsync(new JsonObject { ["orderby"] = orderBy }.ToJsonString());

        answer.MustBe(400);
        Assert.EndsWith("Parameter name: $orderby", answer.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"search":"a","searchFields":"title,none"}""", "Unknown field 'none' in search field list.\r\nParameter name: searchFields")]
    [InlineData("""{"facets":["none"]}""", "Unknown field 'none' in facet specification.\r\nParameter name: facet")]
    [InlineData("""{"search":"a","highlight":"views"}""", "Only searchable fields can be used in the highlight list. Field 'views' is not marked as 'searchable'.\r\nParameter name: highlight")]
    public async Task Fields_that_cannot_be_used_are_told_in_the_service_words(string body, string message)
        => Assert.Equal(message, (await articles.SearchAsync(body)).MustBe(400).ErrorMessage);

    [Fact]
    public async Task An_index_without_text_cannot_be_searched_for_words()
    {
        var path = await SmallIndex.MakeAsync(emulator, """[{"name":"id","type":"Edm.String","key":true,"searchable":false}]""", """[{"id":"1"}]""");

        var words = await emulator.PostAsync($"{path}/docs/search.post.search", """{"search":"a"}""");
        var all = await emulator.PostAsync($"{path}/docs/search.post.search", """{"search":"*"}""");

        Assert.Equal(("OperationNotAllowed", "CannotSearchWithoutSearchableFields"), (words.MustBe(400).ErrorCode, (string?)words.Body!["error"]!["details"]![0]!["code"]));
        Assert.Equal("1", all.MustBe(200).Keys);
    }

    [Fact]
    public async Task Selected_members_come_in_schema_order()
    {
        var answer = await articles.SearchAsync("""{"select":"sections/minutes,author/city,id","filter":"id eq '1' or id eq '3'","orderby":"id"}""");

        Assert.Equal(
            """[{"@search.score":1.0,"id":"1","author":{"city":"Montréal"},"sections":[{"minutes":2},{"minutes":5}]},{"@search.score":1.0,"id":"3","author":null,"sections":[]}]""",
            answer.MustBe(200).Text[answer.Text.IndexOf("[{", StringComparison.Ordinal)..^1]);
    }

    [Fact]
    public async Task The_count_is_of_everything_that_matches()
    {
        var none = await articles.SearchAsync("""{"count":true,"top":0}""");
        var page = await articles.SearchAsync("""{"count":true,"top":2,"skip":1,"orderby":"id"}""");

        Assert.Equal(5, (int)none.Body!["@odata.count"]!);
        Assert.Empty(none.Value);
        Assert.Equal(5, (int)page.Body!["@odata.count"]!);
        Assert.Equal("2 3", page.Keys);
    }

    [Fact]
    public async Task Coverage_is_answered_only_to_those_who_ask()
    {
        var asked = await articles.SearchAsync("""{"minimumCoverage":50}""");
        var unasked = await articles.SearchAsync("{}");

        Assert.Equal(100.0, (double)asked.Body!["@search.coverage"]!);
        Assert.False(unasked.Body!.AsObject().ContainsKey("@search.coverage"));
    }

    [Fact]
    public async Task Without_a_top_the_first_50_come_with_the_way_to_the_rest()
    {
        var documents = string.Join(',', Enumerable.Range(100, 120).Select(number => $$"""{"id":"{{number}}"}"""));
        var path = await SmallIndex.MakeAsync(emulator, """[{"name":"id","type":"Edm.String","key":true}]""", $"[{documents}]");

        var first = (await emulator.PostAsync($"{path}/docs/search.post.search", """{"search":"*","orderby":"id","count":true}""")).MustBe(200);
        var next = first.Body!["@search.nextPageParameters"]!.ToJsonString();
        var second = (await emulator.PostAsync($"{path}/docs/search.post.search", next)).MustBe(200);
        var third = (await emulator.PostAsync($"{path}/docs/search.post.search", second.Body!["@search.nextPageParameters"]!.ToJsonString())).MustBe(200);

        Assert.Equal("""{"search":"*","orderby":"id","count":true,"skip":50}""", next);
        Assert.Equal([50, 50, 20], new[] { first, second, third }.Select(page => page.Value.Count));
        Assert.False(third.Body!.AsObject().ContainsKey("@search.nextPageParameters"));
    }

    [Theory]
    [InlineData("""{"top":-1}""")]
    [InlineData("""{"skip":-1}""")]
    [InlineData("""{"skip":100001}""")]
    [InlineData("""{"top":"5"}""")]
    [InlineData("""{"search":5}""")]
    [InlineData("""{"minimumCoverage":101}""")]
    [InlineData("""{"searchMode":"some"}""")]
    [InlineData("""{"searchFields":"unknown"}""")]
    [InlineData("""{"searchFields":"views"}""")]
    [InlineData("""{"select":"unknown"}""")]
    [InlineData("""{"scoringProfile":"unknown"}""")]
    [InlineData("""{"highlight":"unknown"}""")]
    [InlineData("""{"facets":["unknown"]}""")]
    [InlineData("""{"facets":"views"}""")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("")]
    public async Task Parameters_out_of_range_are_refused(string body) => (await articles.SearchAsync(body)).MustBe(400);

    [Theory]
    [InlineData("unknown=1")]
    [InlineData("$top=x")]
    [InlineData("$count=maybe")]
    [InlineData("vectorQueries=1")]
    public async Task Parameters_of_GET_that_do_not_fit_are_refused(string query) => (await emulator.GetAsync($"{articles.Path}/docs?{query}")).MustBe(400);

    [Fact]
    public async Task A_search_by_GET_answers_what_a_search_by_POST_does()
    {
        var get = await emulator.GetAsync(
            $"{articles.Path}/docs?search=infolettre&$filter=isFree&$orderby=id%20desc&$select=id,views&$top=5&$count=true&facet=themes&searchFields=title,text&searchMode=all&highlight=title", RunningEmulator.QueryKey);
        var post = await articles.SearchAsync(
            """{"search":"infolettre","filter":"isFree","orderby":"id desc","select":"id,views","top":5,"count":true,"facets":["themes"],"searchFields":"title,text","searchMode":"all","highlight":"title"}""");

        Assert.Equal(post.MustBe(200).Text, get.MustBe(200).Text);
        Assert.Equal("3 1", get.Keys);
    }
}
