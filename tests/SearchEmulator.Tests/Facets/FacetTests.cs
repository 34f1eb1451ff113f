using System.Text.Json.Nodes;
using Escouade.SearchEmulator.Fixtures;
using Xunit;

namespace Escouade.SearchEmulator.Facets;

public sealed class FacetTests(ArticlesIndex articles, RunningEmulator emulator) : IClassFixture<ArticlesIndex>
{
    [Theory]
    [InlineData("themes", "contenu=2 web=2 courriel=1 mesure=1 photo=1")]
    [InlineData("themes,count:2", "contenu=2 web=2")]
    [InlineData("themes,sort:value", "contenu=2 courriel=1 mesure=1 photo=1 web=2")]
    [InlineData("themes,sort:-value,count:2", "web=2 photo=1")]
    [InlineData("themes,sort:-count,count:4", "courriel=1 mesure=1 photo=1 contenu=2")]
    [InlineData("isFree", "true=3 false=1")]
    [InlineData("author/city", "montreal=2 gaspe=1 quebec=1")]
    [InlineData("sections/tags", "a=3 c=2 b=1")]
    [InlineData("sections/minutes", "5=2 2=1 9=1")]
    [InlineData("views,interval:100", "0=2 100=1 300=1")]
    [InlineData("rating,interval:2", "2.0=1 4.0=3")]
    [InlineData("views, interval: 100 ", "0=2 100=1 300=1")]
    [InlineData("themes, count : 2 , sort : -value", "web=2 photo=1")]
    [InlineData("author/name, values: 'Luc' | Élodie", "Luc=1 Élodie=2")]
    public async Task Values_are_counted_by_document(string facet, string expected)
    {
        var buckets = await FacetAsync(facet);

        Assert.Equal(expected, string.Join(' ', buckets.Select(bucket => $"{bucket!["value"]}={bucket["count"]}")));
    }

    [Theory]
    [InlineData("views,values:0|40|1000")]
    [InlineData("views, values: 0 | 40 | 1000 ")]
    public async Task Ranges_are_all_listed_even_when_empty(string facet)
    {
        var buckets = await FacetAsync(facet);

        Assert.Equal(
            """[{"count":0,"to":0},{"count":1,"from":0,"to":40},{"count":3,"from":40,"to":1000},{"count":0,"from":1000}]""",
            buckets.ToJsonString());
    }

    [Theory]
    [InlineData("publishedAt,interval:year", "2023-01-01T00:00:00Z=1 2024-01-01T00:00:00Z=3")]
    [InlineData("publishedAt,interval:quarter", "2023-10-01T00:00:00Z=1 2024-01-01T00:00:00Z=3")]
    [InlineData("publishedAt,interval:month", "2023-11-01T00:00:00Z=1 2024-01-01T00:00:00Z=1 2024-03-01T00:00:00Z=2")]
    [InlineData("publishedAt,interval:day,timeoffset:-05:00", "2023-11-05T05:00:00Z=1 2024-01-15T05:00:00Z=1 2024-03-02T05:00:00Z=1 2024-03-19T05:00:00Z=1")]
    [InlineData("publishedAt, interval: day, timeoffset: -05:00", "2023-11-05T05:00:00Z=1 2024-01-15T05:00:00Z=1 2024-03-02T05:00:00Z=1 2024-03-19T05:00:00Z=1")]
    [InlineData("publishedAt,interval:hour", "2023-11-05T23:00:00Z=1 2024-01-15T08:00:00Z=1 2024-03-02T12:00:00Z=1 2024-03-20T00:00:00Z=1")]
    public async Task Dates_are_cut_to_the_start_of_their_interval(string facet, string expected)
    {
        var buckets = await FacetAsync(facet);

        Assert.Equal(expected, string.Join(' ', buckets.Select(bucket => $"{bucket!["value"]}={bucket["count"]}")));
    }

    [Fact]
    public async Task Facets_count_all_that_matches_whatever_the_page()
    {
        var answer = await articles.SearchAsync("""{"facets":["themes,count:1"],"filter":"isFree","top":0}""");

        Assert.Equal("""[{"count":2,"value":"contenu"}]""", answer.MustBe(200).Body!["@search.facets"]!["themes"]!.ToJsonString());
    }

    [Theory]
    [InlineData("text")]
    [InlineData("place")]
    [InlineData("author")]
    [InlineData("themes,count:-1")]
    [InlineData("themes,count:x")]
    [InlineData("themes,sort:up")]
    [InlineData("themes,interval:2")]
    [InlineData("views,interval:0")]
    [InlineData("views,values:1|x")]
    [InlineData("views,values:5|1")]
    [InlineData("views,values:")]
    [InlineData("themes,values:|")]
    [InlineData("themes,values: | ")]
    [InlineData("views,values:1 2")]
    [InlineData("views,interval:5,count:2")]
    [InlineData("publishedAt,interval:decade")]
    [InlineData("publishedAt,interval:day,timeoffset:soon")]
    [InlineData("publishedAt,interval:day,timeoffset:15:00")]
    [InlineData("themes,unknown:2")]
    [InlineData("")]
    public async Task Expressions_that_do_not_fit_are_refused(string facet)
        => (await articles.SearchAsync(new JsonObject { ["facets"] = new JsonArray(facet) }.ToJsonString())).MustBe(400);

    [Theory]
    [InlineData("minute")]
    [InlineData("day")]
    [InlineData("week")]
    [InlineData("quarter")]
    public async Task The_first_and_the_last_date_of_the_calendar_are_in_buckets(string interval)
    {
        var path = await SmallIndex.MakeAsync(
            emulator,
            """[{"name":"id","type":"Edm.String","key":true},{"name":"d","type":"Edm.DateTimeOffset"}]""",
            """[{"id":"1","d":"0001-01-01T00:00:00Z"},{"id":"2","d":"9999-12-31T23:59:59.999Z"}]""");

        foreach (var offset in (string[])["+14:00", "-14:00", "00:00"])
        {
            var answer = await emulator.PostAsync($"{path}/docs/search.post.search", $$"""{"facets":["d,interval:{{interval}},timeoffset:{{offset}}"]}""");
            Assert.Equal(2, answer.MustBe(200).Body!["@search.facets"]!["d"]!.AsArray().Count);
        }
    }

    [Fact]
    public async Task Two_facets_of_one_field_are_told_to_be_lacking()
    {
        var answer = await articles.SearchAsync("""{"facets":["views,interval:100","themes","views,values:50"]}""");

        Assert.Equal("More than one facet of the field 'views' is not supported by the emulator.", answer.MustBe(400).ErrorMessage);
    }

    private async Task<JsonArray> FacetAsync(string facet)
    {
        var answer = await articles.SearchAsync(new JsonObject { ["facets"] = new JsonArray(facet), ["top"] = 0 }.ToJsonString());
        return answer.MustBe(200).Body!["@search.facets"]![facet.Split(',')[0]]!.AsArray();
    }
}
