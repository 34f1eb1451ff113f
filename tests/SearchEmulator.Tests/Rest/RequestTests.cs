using Escouade.SearchEmulator.Fixtures;
using Xunit;

namespace Escouade.SearchEmulator.Rest;

public sealed class RequestTests(ArticlesIndex articles, RunningEmulator emulator) : IClassFixture<ArticlesIndex>
{
    [Theory]
    [InlineData(null, 401)]
    [InlineData("wrong", 403)]
    [InlineData(RunningEmulator.QueryKey, 403)]
    [InlineData(RunningEmulator.AdminKey, 200)]
    public async Task Definitions_are_for_the_admin_key(string? key, int expected)
    {
        Assert.Equal(expected, (await emulator.GetAsync("/indexes", key)).Status);
        Assert.Equal(expected, (await emulator.GetAsync("/servicestats", key)).Status);
        Assert.Equal(expected, (await emulator.PostAsync($"{articles.Path}/search.analyze", """{"text":"a","analyzer":"simple"}""", key)).Status);
        Assert.Equal(expected, (await emulator.PostAsync($"{articles.Path}/docs/search.index", """{"value":[{"@search.action":"delete","id":"none"}]}""", key)).Status);
    }

    [Theory]
    [InlineData(null, 401)]
    [InlineData("wrong", 403)]
    [InlineData(RunningEmulator.QueryKey, 200)]
    [InlineData(RunningEmulator.AdminKey, 200)]
    public async Task Queries_are_for_either_key(string? key, int expected)
    {
        Assert.Equal(expected, (await emulator.PostAsync($"{articles.Path}/docs/search.post.search", "{}", key)).Status);
        Assert.Equal(expected, (await emulator.GetAsync($"{articles.Path}/docs('1')", key)).Status);
        Assert.Equal(expected, (await emulator.GetAsync($"{articles.Path}/docs/$count", key)).Status);
        Assert.Equal(expected, (await emulator.PostAsync($"{articles.Path}/docs/search.post.suggest", """{"search":"a","suggesterName":"sg"}""", key)).Status);
    }

    [Theory]
    [InlineData("PUT", "/indexes('docs-of-mine')", """{"fields":[{"name":"id","type":"Edm.String","key":true}]}""")]
    [InlineData("PUT", "/indexes/docs", """{"fields":[{"name":"id","type":"Edm.String","key":true}]}""")]
    [InlineData("DELETE", "/indexes('docs-of-mine')", null)]
    [InlineData("GET", "/indexes/docs/search.stats", null)]
    [InlineData("POST", "{index}/docs/search.index/", """{"value":[{"id":"1"}]}""")]
    [InlineData("POST", "{index}/docs//index", """{"value":[{"id":"1"}]}""")]
    [InlineData("DELETE", "{index}/docs", null)]
    public async Task No_spelling_of_a_path_gives_the_query_key_more_rights(string method, string path, string? body)
        => Assert.Equal(403, (await emulator.SendAsync(new HttpMethod(method), path.Replace("{index}", articles.Path, StringComparison.Ordinal), body, RunningEmulator.QueryKey)).Status);

    [Theory]
    [InlineData("/indexes?api-version=", 400)]
    [InlineData("/indexes?api-version=2050-01-01", 400)]
    [InlineData("/indexes?api-version=2020-06-30", 200)]
    [InlineData("/indexes?api-version=2023-11-01", 200)]
    public async Task The_version_must_be_one_that_is_known(string path, int expected) => Assert.Equal(expected, (await emulator.GetAsync(path)).Status);

    [Theory]
    [InlineData("/indexers")]
    [InlineData("/indexers('a')/search.run")]
    [InlineData("/datasources('a')")]
    [InlineData("/skillsets")]
    [InlineData("/aliases")]
    public async Task What_the_emulator_lacks_is_said(string path)
        => Assert.Contains("not supported by the emulator", (await emulator.GetAsync(path)).MustBe(400).ErrorMessage, StringComparison.Ordinal);

    [Fact]
    public async Task Paths_that_lead_nowhere_are_404_and_wrong_methods_405()
    {
        Assert.Equal(404, (await emulator.GetAsync("/nothing/here")).Status);
        Assert.Equal(405, (await emulator.SendAsync(HttpMethod.Patch, articles.Path, "{}", RunningEmulator.AdminKey)).Status);
    }

    [Fact]
    public async Task Both_forms_of_paths_are_answered()
    {
        var name = articles.Name;

        Assert.Equal(200, (await emulator.GetAsync($"/indexes/{name}")).Status);
        Assert.Equal(200, (await emulator.GetAsync($"/indexes/{name}/stats")).Status);
        Assert.Equal(200, (await emulator.PostAsync($"/indexes/{name}/docs/search", "{}")).Status);
        Assert.Equal(200, (await emulator.GetAsync($"/indexes/{name}/docs/1")).Status);
        Assert.Equal(200, (await emulator.PostAsync($"/indexes/{name}/analyze", """{"text":"a","analyzer":"simple"}""")).Status);
    }

    [Fact]
    public async Task A_list_selects_only_what_its_resources_have()
    {
        Assert.Equal(400, (await emulator.GetAsync("/indexes?$select=name,nothing")).Status);
        Assert.Equal(200, (await emulator.GetAsync("/indexes?$select=name,fields")).Status);
    }

    [Theory]
    [InlineData("GET", "/indexes?$top=1", "$top")]
    [InlineData("GET", "/indexes?$select=name&search=a", "search")]
    [InlineData("GET", "/synonymmaps?$top=1", "$top")]
    [InlineData("GET", "/servicestats?$select=counters", "$select")]
    [InlineData("GET", "{index}?$select=name", "$select")]
    [InlineData("PUT", "{index}?$select=name", "$select")]
    [InlineData("DELETE", "/indexes('none')?$filter=a", "$filter")]
    [InlineData("GET", "{index}/search.stats?$select=documentCount", "$select")]
    [InlineData("POST", "{index}/search.analyze?$top=1", "$top")]
    [InlineData("GET", "{index}/docs/$count?$filter=isFree", "$filter")]
    [InlineData("GET", "{index}/docs('1')?$expand=sections", "$expand")]
    [InlineData("GET", "{index}/docs('1')?select=id", "select")]
    [InlineData("POST", "{index}/docs/search.index?$select=key", "$select")]
    [InlineData("POST", "{index}/docs/search.post.search?$top=1", "$top")]
    [InlineData("POST", "{index}/docs/search.post.suggest?$top=1", "$top")]
    [InlineData("DELETE", "/synonymmaps('none')?allowIndexDowntime=true", "allowIndexDowntime")]
    public async Task A_parameter_that_would_be_ignored_is_refused(string method, string path, string parameter)
    {
        var answer = await emulator.SendAsync(
            new HttpMethod(method), path.Replace("{index}", articles.Path, StringComparison.Ordinal), method is "POST" or "PUT" ? "{}" : null, RunningEmulator.AdminKey);

        Assert.Equal(("NotSupportedByEmulator", $"The query parameter '{parameter}' is not supported by the emulator."), (answer.MustBe(400).ErrorCode, answer.ErrorMessage));
    }

    [Theory]
    [InlineData("/indexes?%24select=name", RunningEmulator.AdminKey)]
    [InlineData("/synonymmaps?$select=*", RunningEmulator.AdminKey)]
    [InlineData("{index}?api-key=" + RunningEmulator.AdminKey, null)]
    [InlineData("{index}/docs('1')?$select=id", RunningEmulator.QueryKey)]
    [InlineData("{index}/docs?search=*&$top=1", RunningEmulator.QueryKey)]
    [InlineData("{index}/docs/search.suggest?search=inf&suggesterName=sg&$top=1", RunningEmulator.QueryKey)]
    public async Task The_parameters_of_a_resource_are_taken(string path, string? key)
        => (await emulator.GetAsync(path.Replace("{index}", articles.Path, StringComparison.Ordinal), key)).MustBe(200);

    [Fact]
    public async Task Answers_carry_the_service_headers()
    {
        var answer = await emulator.SendAsync(
            HttpMethod.Post, $"{articles.Path}/docs/search.post.search", "{}", RunningEmulator.QueryKey, ("x-ms-client-request-id", "abc"));
        var error = await emulator.PostAsync($"{articles.Path}/docs/search.post.search", """{"filter":"("}""");

        Assert.Equal("application/json; odata.metadata=none; odata.streaming=true; charset=utf-8", answer.Headers["Content-Type"]);
        Assert.Equal(("4.0", "abc"), (answer.Headers["OData-Version"], answer.Headers["client-request-id"]));
        Assert.True(answer.Headers.ContainsKey("request-id") && answer.Headers.ContainsKey("elapsed-time"));
        Assert.Equal("application/json; charset=utf-8", error.Headers["Content-Type"]);
    }

    [Fact]
    public async Task Too_large_a_batch_is_413()
    {
        var answer = await emulator.PostAsync($"{articles.Path}/docs/search.index", $$"""{"value":[{"id":"1","text":"{{new string('a', 17 << 20)}}"}]}""");

        Assert.Equal(413, answer.Status);
    }
}
