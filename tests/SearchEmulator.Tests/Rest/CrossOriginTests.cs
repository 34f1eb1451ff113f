using Escouade.SearchEmulator.Fixtures;
using Xunit;

namespace Escouade.SearchEmulator.Rest;

public sealed class CrossOriginTests(RunningEmulator emulator)
{
    private const string Fields = """[{"name":"id","type":"Edm.String","key":true}]""";

    [Fact]
    public async Task Browsers_may_query_from_the_origins_that_the_index_names()
    {
        var path = await SmallIndex.MakeAsync(emulator, Fields, members: """{"corsOptions":{"allowedOrigins":["https://site.example"],"maxAgeInSeconds":60}}""");

        var preflight = await emulator.SendAsync(
            HttpMethod.Options, $"{path}/docs/search.post.search", body: null, key: null,
            ("Origin", "https://site.example"), ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", "api-key,content-type"));
        var query = await emulator.SendAsync(
            HttpMethod.Post, $"{path}/docs/search.post.search", "{}", RunningEmulator.QueryKey, ("Origin", "https://site.example"));
        var stranger = await emulator.SendAsync(
            HttpMethod.Post, $"{path}/docs/search.post.search", "{}", RunningEmulator.QueryKey, ("Origin", "https://other.example"));

        Assert.Equal(204, preflight.Status);
        Assert.Equal(("https://site.example", "api-key,content-type", "60"), (preflight.Headers["Access-Control-Allow-Origin"], preflight.Headers["Access-Control-Allow-Headers"], preflight.Headers["Access-Control-Max-Age"]));
        Assert.Equal("https://site.example", query.MustBe(200).Headers["Access-Control-Allow-Origin"]);
        Assert.False(stranger.MustBe(200).Headers.ContainsKey("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Definitions_are_never_for_other_origins()
    {
        var path = await SmallIndex.MakeAsync(emulator, Fields, members: """{"corsOptions":{"allowedOrigins":["*"]}}""");

        var answer = await emulator.SendAsync(HttpMethod.Get, path, body: null, RunningEmulator.AdminKey, ("Origin", "https://site.example"));

        Assert.False(answer.MustBe(200).Headers.ContainsKey("Access-Control-Allow-Origin"));
    }
}
