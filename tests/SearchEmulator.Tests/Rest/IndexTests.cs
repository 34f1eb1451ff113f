using Azure;
using Azure.Search.Documents.Indexes.Models;
using Escouade.SearchEmulator.Fixtures;
using Xunit;

namespace Escouade.SearchEmulator.Rest;

public sealed class IndexTests(RunningEmulator emulator)
{
    private const string KeyOnly = """[{"name":"id","type":"Edm.String","key":true}]""";

    [Fact]
    public async Task The_client_creates_reads_changes_lists_and_deletes_an_index()
    {
        var indexes = emulator.Indexes;
        var name = emulator.NewName();
        var cancellation = TestContext.Current.CancellationToken;
        var index = new SearchIndex(name, [new SimpleField("id", SearchFieldDataType.String) { IsKey = true }, new SearchableField("title")]);

        var created = await indexes.CreateIndexAsync(index, cancellation);
        created.Value.Fields.Add(new SimpleField("views", SearchFieldDataType.Int32) { IsSortable = true });
        var changed = await indexes.CreateOrUpdateIndexAsync(created.Value, onlyIfUnchanged: true, cancellationToken: cancellation);
        var read = await indexes.GetIndexAsync(name, cancellation);
        var names = new List<string>();
        await foreach (var other in indexes.GetIndexNamesAsync(cancellation))
            names.Add(other);
        var statistics = await indexes.GetIndexStatisticsAsync(name, cancellation);
        var deleted = await indexes.DeleteIndexAsync(name, cancellation);

        Assert.Equal(201, created.GetRawResponse().Status);
        Assert.Equal(200, changed.GetRawResponse().Status);
        Assert.Equal(["id", "title", "views"], read.Value.Fields.Select(field => field.Name));
        Assert.Equal(changed.Value.ETag, read.Value.ETag);
        Assert.Contains(name, names);
        Assert.Equal(0, statistics.Value.DocumentCount);
        Assert.Equal(204, deleted.Status);
        Assert.Equal(404, (await Assert.ThrowsAsync<RequestFailedException>(() => indexes.GetIndexAsync(name, cancellation))).Status);
    }

    [Fact]
    public async Task A_definition_comes_back_with_what_it_left_out()
    {
        var name = emulator.NewName();

        var answer = await emulator.PostAsync("/indexes", $$"""{"name":"{{name}}","fields":[{"name":"id","type":"Edm.String","key":true},{"name":"n","type":"Collection(Edm.Int32)"}]}""");

        answer.MustBe(201);
        Assert.Equal($"{emulator.Endpoint}indexes('{name}')?api-version=2023-11-01", answer.Headers["Location"]);
        Assert.Equal((string?)answer.Body!["@odata.etag"], answer.Headers["ETag"]);
        var numbers = answer.Body["fields"]![1]!;
        Assert.Equal((false, true, true, false, true), (Flag("searchable"), Flag("filterable"), Flag("retrievable"), Flag("sortable"), Flag("facetable")));
        Assert.Equal("[]", numbers["synonymMaps"]!.ToJsonString());
        Assert.Equal("""{"@odata.type":"#Microsoft.Azure.Search.BM25Similarity","k1":null,"b":null}""", answer.Body["similarity"]!.ToJsonString());
        Assert.Equal("[]", answer.Body["scoringProfiles"]!.ToJsonString());

        bool Flag(string flag) => (bool)numbers[flag]!;
    }

    [Fact]
    public async Task A_stale_tag_changes_nothing()
    {
        var name = emulator.NewName();
        var path = $"/indexes('{name}')";
        var definition = $$"""{"name":"{{name}}","fields":{{KeyOnly}}}""";
        var first = await emulator.PutAsync(path, definition);
        var second = await emulator.PutAsync(path, definition, ("If-Match", first.Headers["ETag"]));

        var stalePut = await emulator.PutAsync(path, definition, ("If-Match", first.Headers["ETag"]));
        var staleDelete = await emulator.DeleteAsync(path, ("If-Match", first.Headers["ETag"]));
        var existing = await emulator.PutAsync(path, definition, ("If-None-Match", "*"));
        var bare = await emulator.DeleteAsync(path, ("If-Match", "W/" + second.Headers["ETag"]));
        var missing = await emulator.PutAsync(path, definition, ("If-Match", "*"));

        Assert.Equal((201, 200), (first.Status, second.Status));
        Assert.All([stalePut, staleDelete, existing, missing], answer =>
        {
            Assert.Equal(412, answer.Status);
            Assert.StartsWith("The precondition given in one of the request headers evaluated to false.", answer.ErrorMessage, StringComparison.Ordinal);
        });
        Assert.Equal(204, bare.Status);
    }

    [Fact]
    public async Task Missing_and_existing_names_are_told()
    {
        var path = await SmallIndex.MakeAsync(emulator, KeyOnly);
        var name = path.Split('\'')[1];

        var read = await emulator.GetAsync("/indexes('nowhere')");
        var deleted = await emulator.DeleteAsync("/indexes('nowhere')");
        var again = await emulator.PostAsync("/indexes", $$"""{"name":"{{name}}","fields":{{KeyOnly}}}""");

        Assert.StartsWith("No index with the name 'nowhere' was found in the service '", read.MustBe(404).ErrorMessage, StringComparison.Ordinal);
        Assert.StartsWith("No index with the name 'nowhere' was found in a service named '", deleted.MustBe(404).ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(("ResourceNameAlreadyInUse", $"Cannot create index '{name}' because it already exists."), (again.MustBe(409).ErrorCode, again.ErrorMessage));
    }

    [Fact]
    public async Task Statistics_count_what_was_just_written()
    {
        var path = await SmallIndex.MakeAsync(emulator, KeyOnly, """[{"id":"1"},{"id":"2"}]""");

        var statistics = await emulator.Indexes.GetIndexStatisticsAsync(path.Split('\'')[1], TestContext.Current.CancellationToken);

        Assert.Equal(2, statistics.Value.DocumentCount);
        Assert.True(statistics.Value.StorageSize > 0);
    }

    [Fact]
    public async Task New_fields_read_null_and_documents_stay()
    {
        var path = await SmallIndex.MakeAsync(emulator, KeyOnly, """[{"id":"1"}]""");
        var name = path.Split('\'')[1];

        (await emulator.PutAsync(path, $$"""{"name":"{{name}}","fields":[{"name":"id","type":"Edm.String","key":true},{"name":"title","type":"Edm.String"}]}""")).MustBe(200);
        (await emulator.PostAsync($"{path}/docs/search.index", """{"value":[{"id":"2","title":"Nouveau"}]}""")).MustBe(200);

        var found = await emulator.PostAsync($"{path}/docs/search.post.search", """{"search":"nouveau"}""");
        var old = await emulator.GetAsync($"{path}/docs('1')");
        Assert.Equal("2", found.Keys);
        Assert.Equal("""{"id":"1","title":null}""", old.MustBe(200).Text);
    }

    [Theory]
    [InlineData("""[{"name":"id","type":"Edm.String","key":true}]""", "Existing field 'title' cannot be changed.")]
    [InlineData("""[{"name":"id","type":"Edm.String","key":true},{"name":"title","type":"Edm.Int32"}]""", "Existing field 'title' cannot be changed.")]
    [InlineData("""[{"name":"id","type":"Edm.String","key":true},{"name":"title","type":"Edm.String","sortable":false}]""", "Existing field 'title' cannot be changed.")]
    public async Task Existing_fields_cannot_be_changed(string fields, string message)
    {
        var path = await SmallIndex.MakeAsync(emulator, """[{"name":"id","type":"Edm.String","key":true},{"name":"title","type":"Edm.String"}]""");

        var answer = await emulator.PutAsync(path, $$"""{"name":"{{path.Split('\'')[1]}}","fields":{{fields}}}""");

        Assert.Equal(("OperationNotAllowed", message), (answer.MustBe(400).ErrorCode, answer.ErrorMessage));
        Assert.Equal("CannotChangeExistingField", (string?)answer.Body!["error"]!["details"]![0]!["code"]);
    }

    [Fact]
    public async Task New_analyzers_need_downtime()
    {
        var path = await SmallIndex.MakeAsync(emulator, KeyOnly);
        var definition = $$"""
            {"name":"{{path.Split('\'')[1]}}","fields":{{KeyOnly}},
             "analyzers":[{"name":"a","@odata.type":"#Microsoft.Azure.Search.CustomAnalyzer","tokenizer":"standard_v2","tokenFilters":["lowercase"]}]}
            """;

        var refused = await emulator.PutAsync(path, definition);
        var allowed = await emulator.PutAsync(path + "?allowIndexDowntime=true", definition);

        Assert.Contains("Index update not allowed because it would cause downtime.", refused.MustBe(400).ErrorMessage, StringComparison.Ordinal);
        allowed.MustBe(200);
    }

    [Theory]
    [InlineData("A")]
    [InlineData("a")]
    [InlineData("-ab")]
    [InlineData("ab-")]
    [InlineData("a--b")]
    [InlineData("é-é")]
    public async Task Names_that_the_service_refuses_are_refused(string name)
        => (await emulator.PostAsync("/indexes", $$"""{"name":"{{name}}","fields":{{KeyOnly}}}""")).MustBe(400);

    [Fact]
    public async Task The_service_counts_what_it_holds()
    {
        var statistics = await emulator.Indexes.GetServiceStatisticsAsync(TestContext.Current.CancellationToken);

        Assert.True(statistics.Value.Counters.IndexCounter.Usage >= 0);
        Assert.Equal(1000, statistics.Value.Limits.MaxFieldsPerIndex);
    }
}
