using Azure.Search.Documents;
using Azure.Search.Documents.Models;
using Escouade.SearchEmulator.Fixtures;
using Xunit;

namespace Escouade.SearchEmulator.Vectors;

public sealed class VectorTests(RunningEmulator emulator)
{
    private const string Fields = """
        [{"name":"id","type":"Edm.String","key":true,"searchable":false},{"name":"title","type":"Edm.String"},{"name":"kind","type":"Edm.String","searchable":false},
         {"name":"v","type":"Collection(Edm.Single)","dimensions":2,"vectorSearchProfile":"p","retrievable":false},
         {"name":"w","type":"Collection(Edm.Single)","dimensions":2,"vectorSearchProfile":"e"}]
        """;

    private const string Members = """
        {"vectorSearch":{"algorithms":[{"name":"h","kind":"hnsw"},{"name":"x","kind":"exhaustiveKnn","exhaustiveKnnParameters":{"metric":"euclidean"}}],
         "profiles":[{"name":"p","algorithm":"h"},{"name":"e","algorithm":"x"}]}}
        """;

    private const string Documents = """
        [{"id":"1","title":"lac","kind":"a","v":[1,0],"w":[0,0]},{"id":"2","title":"lac bleu","kind":"b","v":[1,1],"w":[3,4]},
         {"id":"3","title":"forêt","kind":"a","v":[0,1]},{"id":"4","title":"lac gris","kind":"b"}]
        """;

    [Fact]
    public async Task The_nearest_come_first_with_scores_of_their_angle()
    {
        var answer = await SearchAsync("""{"vectorQueries":[{"kind":"vector","vector":[1,0],"k":2,"fields":"v"}],"count":true}""");

        Assert.Equal("1 2", answer.Keys);
        Assert.Equal(2, (int)answer.Body!["@odata.count"]!);
        Assert.Equal([1, 1 / (2 - Math.Sqrt(0.5))], answer.Scores, (left, right) => Math.Abs(left - right) < 1e-6);
        Assert.False(answer.Value[0]!.AsObject().ContainsKey("v"));
    }

    [Fact]
    public async Task Distance_can_be_euclidean()
    {
        var answer = await SearchAsync("""{"vectorQueries":[{"kind":"vector","vector":[0,0],"k":5,"fields":"w"}]}""");

        Assert.Equal("1 2", answer.Keys);
        Assert.Equal([1, 1.0 / 6], answer.Scores, (left, right) => Math.Abs(left - right) < 1e-6);
    }

    [Fact]
    public async Task Filters_come_before_the_nearest_are_chosen_unless_asked_otherwise()
    {
        var before = await SearchAsync("""{"vectorQueries":[{"kind":"vector","vector":[1,0],"k":1,"fields":"v"}],"filter":"kind eq 'b'"}""");
        var after = await SearchAsync("""{"vectorQueries":[{"kind":"vector","vector":[1,0],"k":1,"fields":"v"}],"filter":"kind eq 'b'","vectorFilterMode":"postFilter"}""");

        Assert.Equal("2", before.Keys);
        Assert.Equal(string.Empty, after.Keys);
    }

    [Fact]
    public async Task Text_and_vectors_are_fused_by_their_ranks()
    {
        var answer = await SearchAsync("""{"search":"lac","vectorQueries":[{"kind":"vector","vector":[1,0],"k":3,"fields":"v"}],"facets":["kind"]}""");

        // The text ranks 1, 2, 4 and the vector 1, 2, 3.
        Assert.Equal("1 2 3 4", answer.Keys);
        Assert.Equal([0.03333333507, 2 / 61.0, 1 / 62.0, 1 / 62.0], answer.Scores, (left, right) => Math.Abs(left - right) < 1e-8);
        Assert.Equal("""[{"count":2,"value":"a"},{"count":2,"value":"b"}]""", answer.Body!["@search.facets"]!["kind"]!.ToJsonString());
    }

    [Fact]
    public async Task The_client_asks_with_vectors()
    {
        var path = await SmallIndex.MakeAsync(emulator, Fields, Documents, Members);
        var query = new VectorizedQuery(new float[] { 0, 1 }) { KNearestNeighborsCount = 1, Fields = { "v" } };

        var found = await emulator.Documents(path.Split('\'')[1]).SearchAsync<SearchDocument>(
            null, new SearchOptions { VectorSearch = new() { Queries = { query } }, Select = { "id" } }, TestContext.Current.CancellationToken);

        Assert.Equal(["3"], found.Value.GetResults().Select(result => (string)result.Document["id"]));
    }

    [Theory]
    [InlineData("""[{"kind":"vector","vector":[1,0,0],"k":1,"fields":"v"}]""")]
    [InlineData("""[{"kind":"vector","vector":[1,0],"k":0,"fields":"v"}]""")]
    [InlineData("""[{"kind":"vector","vector":[1,0],"k":1,"fields":"title"}]""")]
    [InlineData("""[{"kind":"vector","vector":[1,0],"k":1}]""")]
    [InlineData("""[{"kind":"vector","vector":["a",0],"k":1,"fields":"v"}]""")]
    [InlineData("""[{"kind":"text","text":"lac","k":1,"fields":"v"}]""")]
    [InlineData("""[{"kind":"vector","vector":[1,0],"k":1,"fields":"v","weight":2}]""")]
    [InlineData("""{}""")]
    public async Task Queries_that_do_not_fit_are_refused(string queries)
    {
        var path = await SmallIndex.MakeAsync(emulator, Fields, Documents, Members);

        (await emulator.PostAsync($"{path}/docs/search.post.search", $$"""{"vectorQueries":{{queries}}}""")).MustBe(400);
    }

    [Fact]
    public async Task A_vector_of_another_length_refuses_the_document()
    {
        var path = await SmallIndex.MakeAsync(emulator, Fields, members: Members);

        var answer = await emulator.PostAsync($"{path}/docs/search.index", """{"value":[{"id":"1","v":[1,2,3]}]}""");

        Assert.Contains("mismatch in vector dimensions", answer.MustBe(400).ErrorMessage, StringComparison.Ordinal);
    }

    private async Task<Answer> SearchAsync(string body)
    {
        var path = await SmallIndex.MakeAsync(emulator, Fields, Documents, Members);
        return (await emulator.PostAsync($"{path}/docs/search.post.search", body)).MustBe(200);
    }
}
