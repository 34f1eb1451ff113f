using System.Text.Json.Nodes;
using Escouade.SearchEmulator.Fixtures;
using Xunit;

namespace Escouade.SearchEmulator.Ranking;

public sealed class ScoringProfileTests(RunningEmulator emulator)
{
    private const string Fields = """
        [{"name":"id","type":"Edm.String","key":true,"searchable":false},
         {"name":"title","type":"Edm.String"},{"name":"tags","type":"Collection(Edm.String)","searchable":false},
         {"name":"views","type":"Edm.Int32"},{"name":"date","type":"Edm.DateTimeOffset"},{"name":"place","type":"Edm.GeographyPoint"}]
        """;

    private const string Documents = """
        [{"id":"1","title":"lac","tags":["nord"],"views":0,"date":"2024-05-31T00:00:00Z","place":{"type":"Point","coordinates":[0,0]}},
         {"id":"2","title":"lac","tags":["sud"],"views":25,"date":"2024-05-22T00:00:00Z","place":{"type":"Point","coordinates":[0,0.5]}},
         {"id":"3","title":"lac","tags":[],"views":100,"date":"2024-06-02T00:00:00Z","place":{"type":"Point","coordinates":[10,10]}},
         {"id":"4","title":"lac"}]
        """;

    // A degree of latitude in kilometres.
    private const double Degree = 6371.0088 * Math.PI / 180;

    [Fact]
    public async Task Tags_give_the_whole_boost_to_those_that_have_one()
        => Assert.Equal(new[] { 2.0, 1, 1, 1 }, await FactorsAsync(
            """{"type":"tag","fieldName":"tags","boost":2,"tag":{"tagsParameter":"t"}}""", "t-ouest,nord"));

    [Theory]
    [InlineData("linear", 0.25)]
    [InlineData("quadratic", 0.4375)]
    [InlineData("constant", 1)]
    public async Task Magnitude_grows_from_the_start_of_its_range_to_the_end(string interpolation, double part)
        => Assert.Equal(new[] { interpolation == "constant" ? 3 : 1, 1 + (2 * part), 3, 1 }, await FactorsAsync(
            $$$"""{"type":"magnitude","fieldName":"views","boost":3,"interpolation":"{{{interpolation}}}","magnitude":{"boostingRangeStart":0,"boostingRangeEnd":100}}"""));

    [Fact]
    public async Task Magnitude_falls_when_the_range_is_reversed_and_may_go_on_beyond_it()
    {
        var reversed = await FactorsAsync(
            """{"type":"magnitude","fieldName":"views","boost":3,"magnitude":{"boostingRangeStart":100,"boostingRangeEnd":0}}""");
        var beyond = await FactorsAsync(
            """{"type":"magnitude","fieldName":"views","boost":3,"magnitude":{"boostingRangeStart":0,"boostingRangeEnd":50,"constantBoostBeyondRange":true}}""");
        var within = await FactorsAsync(
            """{"type":"magnitude","fieldName":"views","boost":3,"magnitude":{"boostingRangeStart":0,"boostingRangeEnd":50}}""");

        Assert.Equal([3, 2.5, 1, 1], reversed);
        Assert.Equal([1, 2, 3, 1], beyond);
        Assert.Equal([1, 2, 1, 1], within);
    }

    [Fact]
    public async Task Freshness_fades_over_its_duration()
    {
        var past = await FactorsAsync("""{"type":"freshness","fieldName":"date","boost":2,"freshness":{"boostingDuration":"P10D"}}""");
        var future = await FactorsAsync("""{"type":"freshness","fieldName":"date","boost":2,"freshness":{"boostingDuration":"-P10D"}}""");

        Assert.Equal([1.9, 1, 1, 1], past);
        Assert.Equal([1, 1, 1.9, 1], future);
    }

    [Fact]
    public async Task Distance_fades_with_every_kilometre()
        => Assert.Equal(new[] { 2, Math.Round(2 - (0.5 * Degree / 100), 5), 1, 1 }, await FactorsAsync(
            """{"type":"distance","fieldName":"place","boost":2,"distance":{"referencePointParameter":"here","boostingDistance":100}}""", "here--0.0,0.0"));

    [Theory]
    [InlineData("sum", 3.5)]
    [InlineData("average", 2.25)]
    [InlineData("minimum", 1.5)]
    [InlineData("maximum", 3)]
    [InlineData("firstMatching", 3)]
    public async Task Functions_are_put_together_as_the_profile_says(string aggregation, double expected)
    {
        var factors = await FactorsAsync(
            """{"type":"tag","fieldName":"tags","boost":3,"tag":{"tagsParameter":"t"}},{"type":"magnitude","fieldName":"views","boost":3,"magnitude":{"boostingRangeStart":0,"boostingRangeEnd":100}}""",
            "t-sud", aggregation);

        Assert.Equal(expected, factors[1]);
    }

    [Fact]
    public async Task Text_weights_multiply_the_scores_of_their_fields()
    {
        var path = await SmallIndex.MakeAsync(
            emulator, Fields, Documents, """{"scoringProfiles":[{"name":"p","text":{"weights":{"title":4}}}],"defaultScoringProfile":"p"}""");

        var weighted = await SearchAsync(path, """{"search":"lac"}""");
        var all = await SearchAsync(path, """{"search":"*"}""");

        Assert.Equal(4 * Bm25.Score(4, 4, 1, 1, 1), weighted.Scores[0], 5);
        Assert.Equal(1, all.Scores[0]);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""["t"]""")]
    [InlineData("""["other-1"]""")]
    public async Task A_profile_without_its_parameter_is_refused(string parameters)
    {
        var path = await MakeAsync("""{"type":"tag","fieldName":"tags","boost":2,"tag":{"tagsParameter":"t"}}""", "sum");

        var answer = await emulator.PostAsync($"{path}/docs/search.post.search", $$"""{"search":"lac","scoringProfile":"p","scoringParameters":{{parameters}}}""");

        answer.MustBe(400);
    }

    [Theory]
    [InlineData("""{"type":"tag","fieldName":"tags","boost":1,"tag":{"tagsParameter":"t"}}""")]
    [InlineData("""{"type":"tag","fieldName":"tags","boost":-2,"tag":{"tagsParameter":"t"}}""")]
    [InlineData("""{"type":"tag","fieldName":"tags","boost":2,"interpolation":"quadratic","tag":{"tagsParameter":"t"}}""")]
    [InlineData("""{"type":"tag","fieldName":"unknown","boost":2,"tag":{"tagsParameter":"t"}}""")]
    [InlineData("""{"type":"freshness","fieldName":"views","boost":2,"freshness":{"boostingDuration":"P1D"}}""")]
    [InlineData("""{"type":"freshness","fieldName":"date","boost":2,"freshness":{"boostingDuration":"a day"}}""")]
    [InlineData("""{"type":"magnitude","fieldName":"title","boost":2,"magnitude":{"boostingRangeStart":0,"boostingRangeEnd":1}}""")]
    [InlineData("""{"type":"distance","fieldName":"place","boost":2,"distance":{"referencePointParameter":"p","boostingDistance":0}}""")]
    [InlineData("""{"type":"luck","fieldName":"views","boost":2}""")]
    public async Task Functions_that_cannot_be_are_refused(string function)
    {
        var definition = $$"""{"name":"{{emulator.NewName()}}","fields":{{Fields}},"scoringProfiles":[{"name":"p","functions":[{{function}}]}]}""";

        (await emulator.PostAsync("/indexes", definition)).MustBe(400);
    }

    // What the profile multiplies the score of each document by, in the order of their keys.
    private async Task<double[]> FactorsAsync(string functions, string parameter = "unused-0", string aggregation = "sum")
    {
        var path = await MakeAsync(functions, aggregation);
        var body = new JsonObject { ["search"] = "lac", ["scoringProfile"] = "p", ["scoringParameters"] = new JsonArray(parameter), ["orderby"] = "id" };
        var answer = await SearchAsync(path, body.ToJsonString());
        var plain = Bm25.Score(4, 4, 1, 1, 1);
        return [.. answer.Scores.Select(score => Math.Round(score / plain, 5))];
    }

    private Task<string> MakeAsync(string functions, string aggregation)
        => SmallIndex.MakeAsync(
            emulator, Fields, Documents, $$"""{"scoringProfiles":[{"name":"p","functionAggregation":"{{aggregation}}","functions":[{{functions}}]}]}""");

    private async Task<Answer> SearchAsync(string path, string body) => (await emulator.PostAsync($"{path}/docs/search.post.search", body)).MustBe(200);
}
